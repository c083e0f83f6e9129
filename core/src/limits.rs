//! Every bound of the library, each with its reason. Inputs and servers are
//! written by strangers.

/// Bytes of one reason that patterns are held against. Replies of several
/// lines stay below; a log line beyond it is no reason.
pub(crate) const REASON: usize = 8 * 1024;

/// Different incidents kept. Beyond it a log is noise, and the report says so.
pub(crate) const INCIDENTS: usize = 4_000;

/// Kinds of reasons kept in mind, so that a line seen before is not matched
/// again: incidents and twice as many notes that name nothing.
pub(crate) const REASONS: usize = 3 * INCIDENTS;

/// Bytes of the reasons of all incidents. Each is held about ten times (as it
/// is, folded, as places), so this and not the number bounds the memory.
pub(crate) const INCIDENT_BYTES: usize = 2 * 1024 * 1024;

/// Places kept for one finding: enough to recognise it, not a copy of the log.
pub(crate) const EVIDENCE: usize = 5;

/// Sessions kept.
pub(crate) const SESSIONS: usize = 2_000;

/// Sessions kept of which only good things are known when they begin.
pub(crate) const SESSIONS_GOOD: usize = 200;

/// Sessions told in the report.
pub(crate) const SESSIONS_SHOWN: usize = 50;

/// Events kept for the report, over all sessions.
pub(crate) const EVENTS: usize = 5_000;

/// Bytes of the words of those events.
pub(crate) const EVENT_BYTES: usize = 4 * 1024 * 1024;

/// Events kept of one session.
pub(crate) const EVENTS_OF_SESSION: usize = 300;

/// EHLO keywords kept of one reply.
pub(crate) const CAPABILITIES: usize = 100;

/// Facts about names told in the report: a domain with all its mail servers has some dozens.
pub(crate) const DNS_FACTS: usize = 200;

/// Groups of unmatched lines told in the report.
pub(crate) const UNMATCHED: usize = 50;

/// Bytes of an address by which lines of a log are joined; RFC 5321 allows 64 + 1 + 255.
pub(crate) const ADDRESS: usize = 320;

/// Dialogues of a log that are followed at once; the one left alone longest is forgotten.
pub(crate) const DIALOGUES: usize = 64;

/// Names that a reader keeps in mind (delivery numbers, columns of a table).
pub(crate) const NAMES: usize = 512;

/// Threads of a log (a message and its recipient) whose failure is not settled yet.
pub(crate) const THREADS: usize = 50_000;

/// Different failures kept of one such thread. A retry schedule of five days tells a handful.
pub(crate) const FAILURES: usize = 16;
/// Lines that a filter holds until it knows whether they are wanted, and
/// deliveries that it knows to be.
pub(crate) const HELD: usize = 20_000;

/// Bytes of those lines.
pub(crate) const HELD_BYTES: usize = 8 * 1024 * 1024;

/// Names of one kind that get a pseudonym of their own.
pub(crate) const PSEUDONYMS: usize = 50_000;

/// Notes kept of a report over many inputs.
pub(crate) const NOTES: usize = 50;

/// Lines kept of one reply. The longest honest EHLO reply has about 30.
pub(crate) const REPLY_LINES: usize = 128;

/// Bytes by which the encoding of an input is decided: enough to see a pattern of NULs.
pub(crate) const PREFIX: usize = 4096;

/// Bytes of an input of which every line is read. Pastes are smaller; in what
/// lies beyond, the good lines of logs are only counted.
pub(crate) const GATE: u64 = 1024 * 1024;

/// Bytes of one line; longer ones are cut into pieces. The longest real lines
/// (JSON with a whole transcript inside) stay below.
pub(crate) const LINE: usize = 64 * 1024;

/// Bytes of a line that soft wraps are joined into.
pub(crate) const JOINED: usize = 8 * 1024;

/// Reasons in prose kept of one bounce until its fields have spoken.
pub(crate) const BOUNCE_REASONS: usize = 32;

/// Bytes of the encoded part of a mail that are decoded at a time; reports stay far below.
pub(crate) const MIME_PART: usize = 256 * 1024;

/// Bytes of the type of such a part.
pub(crate) const MIME_HEADER: usize = 2 * 1024;

/// Members of one line of JSON; real records have some dozens.
pub(crate) const JSON_MEMBERS: usize = 2_000;

/// Commands without an answer yet that a reader keeps in mind (RFC 2920 pipelining).
pub(crate) const WAITING: usize = 256;

/// Runs of lines of one format that are told apart; later ones extend the last.
pub(crate) const FORMAT_RUNS: usize = 256;

/// SASL mechanisms of one EHLO reply. IANA has registered about forty.
pub(crate) const MECHANISMS: usize = 64;

/// Probe: bytes of one line. RFC 4954 section 4 allows 12288 for AUTH; rounded up.
pub(crate) const PROBE_LINE: usize = 16 * 1024;

/// Probe: bytes of a server's line that is no reply, as far as it is kept.
pub(crate) const PROBE_SHOWN: usize = 200;

/// Probe: bytes from the server on one connection. A whole dialogue has about 4 KiB.
pub(crate) const PROBE_BYTES: usize = 256 * 1024;

/// Probe: replies or other lines that nobody asked for on one connection. An honest server sends none.
pub(crate) const PROBE_UNASKED: usize = 8;

/// Probe: connections in one run: each address once, and the other TLS mode.
pub(crate) const PROBE_CONNECTIONS: usize = 12;

/// Probe: connections for what is asked for beside the dialogue: logins, checks, a second try.
pub(crate) const PROBE_ERRANDS: usize = 12;

/// Probe: other tries after greylisting. The second one passes as a rule.
pub(crate) const PROBE_RETRIES: usize = 3;

/// Probe: addresses of one name. The largest providers answer with about eight.
pub(crate) const PROBE_ADDRESSES: usize = 8;

/// Probe: recipients tried. RFC 5321 section 4.5.3.1.8 makes servers take 100.
pub(crate) const PROBE_RECIPIENTS: usize = 100;

/// Probe: challenges in one AUTH. SCRAM has two.
pub(crate) const PROBE_CHALLENGES: usize = 4;

/// Probe: SCRAM iterations, least and most. RFC 7677 asks for 4096; the
/// highest number keeps a hostile server from keeping us busy for minutes.
pub(crate) const SCRAM_ITERATIONS: std::ops::RangeInclusive<u32> = 4096..=1_000_000;

/// TLS scan: bytes of a server's answer to one hello. A ServerHello has about 100.
pub(crate) const HELLO_BYTES: usize = 8 * 1024;
/// Files of a user's own rules. The built-in knowledge has about 200.
#[cfg(feature = "user-rules")]
pub(crate) const RULE_FILES: usize = 2_000;

/// Bytes of one such file; the longest built-in one has 12 KiB.
#[cfg(feature = "user-rules")]
pub(crate) const RULE_FILE: usize = 256 * 1024;

/// Patterns of all such files; each may be filed in several forms, which are
/// numbered with 16 bits.
#[cfg(feature = "user-rules")]
pub(crate) const RULE_PATTERNS: usize = 6_000;
