//! Rules over the facts of a session, not over words: one file a rule. Each
//! looks at one session and may say that a cause shows in it.

// <generated>: `cargo xtask generate` writes this list from the files here.
mod auth_hidden;
mod auth_not_offered;
mod cert_expiring;
mod greeting_not_smtp;
mod left_before_login;
mod no_answer;
mod phpmailer_silence;
mod starttls_given_up;
mod starttls_missing;

const CHECKS: &[Check] = &[
    auth_hidden::check,
    auth_not_offered::check,
    cert_expiring::check,
    greeting_not_smtp::check,
    left_before_login::check,
    no_answer::check,
    phpmailer_silence::check,
    starttls_given_up::check,
    starttls_missing::check,
];
// </generated>

use crate::report::Severity;
use crate::session::{Event, Session};

/// A rule: what it sees in a session, if anything.
type Check = fn(&Session, &Around) -> Option<Shows>;

/// What the rest of the input tells.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around {
    /// It is a probe, which names its own time-outs.
    pub(crate) live: bool,
    /// Some line of it tells of an error.
    pub(crate) failed: bool,
}

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
    /// When words know better.
    pub(crate) yields: Yields,
}

/// To which causes, named by words, a check gives way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Yields {
    /// To nothing but its own.
    Nothing,
    /// To each cause that would follow from its own.
    WhatFollows,
    /// To each cause from which its own would follow.
    Roots,
    /// To each cause of these layers, where it is as sure.
    Layers(&'static [&'static str]),
}

/// Runs every check on every session; each answer with its session.
pub(crate) fn run(sessions: &[Session], around: Around) -> impl Iterator<Item = (&Session, Shows)> {
    sessions.iter().flat_map(move |session| {
        CHECKS.iter().filter_map(move |check| Some((session, check(session, &around)?)))
    })
}

/// Whether the server offers this capability before TLS.
fn offers(session: &Session, keyword: &str) -> bool {
    session.capabilities.iter().any(|c| starts_with(c, keyword))
}

fn starts_with(text: &str, keyword: &str) -> bool {
    text.get(..keyword.len()).is_some_and(|start| start.eq_ignore_ascii_case(keyword))
}
