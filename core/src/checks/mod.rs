//! Rules over the facts of a session, not over words: one file a rule. Each
//! looks at one session and may say that a cause shows in it.

// <generated>: `cargo xtask generate` writes this list from the files here.
mod auth_hidden;
mod cert_expiring;
mod starttls_missing;

const CHECKS: &[fn(&Session) -> Option<Shows>] =
    &[auth_hidden::check, cert_expiring::check, starttls_missing::check];
// </generated>

use crate::report::Severity;
use crate::session::{Event, Session};

/// What a check found in a session.
#[derive(Debug)]
pub(crate) struct Shows {
    /// Id of the cause.
    pub(crate) cause: &'static str,
    /// Name of the check.
    pub(crate) rule: &'static str,
    /// 0 to 1.
    pub(crate) confidence: f64,
    /// Where it is worse or milder than its cause.
    pub(crate) severity: Option<Severity>,
    /// Values for the holes of the texts.
    pub(crate) values: Vec<(&'static str, String)>,
    /// The event that shows it.
    pub(crate) event: Event,
}

/// Runs every check on every session; each answer with its session.
pub(crate) fn run(sessions: &[Session]) -> impl Iterator<Item = (&Session, Shows)> {
    sessions
        .iter()
        .flat_map(|session| CHECKS.iter().filter_map(move |check| Some((session, check(session)?))))
}
