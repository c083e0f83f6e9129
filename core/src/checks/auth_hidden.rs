use super::{Around, Shows, Yields, offers, starts_with};
use crate::session::{Event, EventKind, Session};
use crate::smtp::Step;

/// The server offers STARTTLS and no AUTH before it, and the client sent AUTH
/// all the same: the login is hidden until TLS stands.
pub(super) fn check(session: &Session, _: &Around) -> Option<Shows> {
    if session.in_tls || !offers(session, "STARTTLS") || offers(session, "AUTH") {
        return None;
    }
    let sent = |e: &&Event| {
        matches!(e.kind, EventKind::Command) && e.step == Some(Step::Auth) && starts_with(&e.text, "AUTH")
    };
    let event = session.events.iter().find(sent)?.clone();
    Some(Shows {
        cause: "auth.needs-encryption",
        rule: "auth-hidden",
        confidence: 0.85,
        severity: None,
        values: Vec::new(),
        event,
        yields: Yields::WhatFollows,
    })
}
