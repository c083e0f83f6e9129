//! Every bound of the library, each with its reason. Inputs and servers are
//! written by strangers.

/// Bytes of one reason that patterns are held against. Replies of several
/// lines stay below; a log line beyond it is no reason.
pub(crate) const REASON: usize = 8 * 1024;

/// Different incidents kept. Beyond it a log is noise, and the report says so.
pub(crate) const INCIDENTS: usize = 4_000;

/// Places kept for one finding: enough to recognise it, not a copy of the log.
pub(crate) const EVIDENCE: usize = 5;

/// Sessions kept.
pub(crate) const SESSIONS: usize = 2_000;

/// Sessions told in the report.
pub(crate) const SESSIONS_SHOWN: usize = 50;

/// Events kept for the report, over all sessions.
pub(crate) const EVENTS: usize = 5_000;

/// Events kept of one session.
pub(crate) const EVENTS_OF_SESSION: usize = 300;

/// EHLO keywords kept of one reply.
pub(crate) const CAPABILITIES: usize = 100;

/// Groups of unmatched lines told in the report.
pub(crate) const UNMATCHED: usize = 50;

/// Lines kept of one reply. The longest honest EHLO reply has about 30.
pub(crate) const REPLY_LINES: usize = 128;

/// Bytes by which the encoding of an input is decided: enough to see a pattern of NULs.
pub(crate) const PREFIX: usize = 4096;

/// Bytes of one line; longer ones are cut into pieces. The longest real lines
/// (JSON with a whole transcript inside) stay below.
pub(crate) const LINE: usize = 64 * 1024;

/// Bytes of a line that soft wraps are joined into.
pub(crate) const JOINED: usize = 8 * 1024;

/// Commands without an answer yet that a reader keeps in mind (RFC 2920 pipelining).
pub(crate) const WAITING: usize = 256;

/// Runs of lines of one format that are told apart; later ones extend the last.
pub(crate) const FORMAT_RUNS: usize = 256;
