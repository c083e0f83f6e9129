//! Every bound on what comes from outside, in one table, each with its reason.

/// Lines kept of one reply. The longest honest EHLO reply has about 30.
pub(crate) const REPLY_LINES: usize = 128;
