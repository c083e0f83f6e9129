use super::{Around, Shows, Yields};
use crate::session::{Event, EventKind, Session};
use crate::smtp::Step;

/// EHLO was answered on port 587 without STARTTLS, and nothing went on in
/// TLS: a submission server has to offer it (RFC 8314 section 3.3).
pub(super) fn check(session: &Session, _: &Around) -> Option<Shows> {
    let offered = session.capabilities.iter().any(|c| c.trim().eq_ignore_ascii_case("STARTTLS"));
    let submission = session.endpoint.port == Some(587);
    if offered || session.in_tls || session.delivered || !submission || session.capabilities.is_empty() {
        return None;
    }
    let answered = |e: &&Event| matches!(e.kind, EventKind::Reply(_)) && e.step == Some(Step::Ehlo);
    let event = session.events.iter().find(answered)?.clone();
    Some(Shows {
        cause: "tls.unavailable",
        rule: "starttls-missing",
        confidence: 0.7,
        severity: None,
        values: Vec::new(),
        event,
        yields: Yields::WhatFollows,
    })
}
