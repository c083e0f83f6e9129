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
