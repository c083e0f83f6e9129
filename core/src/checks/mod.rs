//! Rules over the facts of a session, not over words: one file a rule. Each
//! looks at one session and may say that a cause shows in it.

// <generated>: `cargo xtask generate` writes this list from the files here.
mod auth_hidden;
mod auth_not_offered;
mod greeting_not_smtp;
mod no_answer;
mod phpmailer_silence;
mod starttls_missing;

const CHECKS: &[fn(&Session) -> Option<Shows>] = &[
    auth_hidden::check,
    auth_not_offered::check,
    greeting_not_smtp::check,
    no_answer::check,
    phpmailer_silence::check,
    starttls_missing::check,
];
// </generated>

use crate::session::{Event, Session};

/// What a check found in a session.
#[derive(Debug)]
pub(crate) struct Shows {
    /// Id of the cause.
    pub(crate) cause: &'static str,
    /// Name of the check.
    pub(crate) rule: &'static str,
    /// What words show may follow from it. Otherwise it counts only where they
    /// show nothing that its cause explains.
    pub(crate) root: bool,
    /// 0 to 1.
    pub(crate) confidence: f64,
    /// The event that shows it.
    pub(crate) event: Event,
}

/// Runs every check on every session; each answer with its session.
pub(crate) fn run(sessions: &[Session]) -> impl Iterator<Item = (&Session, Shows)> {
    sessions
        .iter()
        .flat_map(|session| CHECKS.iter().filter_map(move |check| Some((session, check(session)?))))
}
