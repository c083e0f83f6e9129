use super::{Around, Shows, Yields};
use crate::session::{Event, EventKind, Session};
use crate::smtp::Step;

/// What programs without a token or a ticket of their own can log in with.
const COMMON: [&str; 3] = ["PLAIN", "LOGIN", "CRAM-MD5"];

/// The login failed, and no AUTH was sent: the answer to EHLO has no mechanism
/// that the program knows, or none at all.
pub(super) fn check(session: &Session, _: &Around) -> Option<Shows> {
    let offered = if session.in_tls { &session.capabilities_tls } else { &session.capabilities };
    if offered.is_empty() || session.delivered || offered.iter().any(|line| common(line)) {
        return None;
    }
    let login = |e: &Event| e.step == Some(Step::Auth);
    // A program that goes on without a login failed at something else.
    let beyond = |e: &Event| login(e) || e.step == Some(Step::Mail);
    if session.events.iter().any(|e| matches!(e.kind, EventKind::Command) && beyond(e)) {
        return None;
    }
    let event = session.events.iter().find(|e| matches!(e.kind, EventKind::Failure) && login(e))?.clone();
    Some(Shows {
        cause: "auth.mechanism",
        rule: "auth-not-offered",
        confidence: 0.85,
        yields: Yields::Roots,
        severity: None,
        values: Vec::new(),
        event,
    })
}

/// `AUTH PLAIN LOGIN`, `AUTH=LOGIN`: names a mechanism that every program knows.
fn common(line: &str) -> bool {
    let mut words = line.split([' ', '=']);
    words.next().is_some_and(|first| first.eq_ignore_ascii_case("AUTH"))
        && words.any(|word| COMMON.iter().any(|known| word.eq_ignore_ascii_case(known)))
}
