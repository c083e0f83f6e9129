use super::{Around, Shows, Yields};
use crate::session::{Event, EventKind, Session};
use crate::smtp::Step;

/// The server agreed to STARTTLS, and the client spoke no command in TLS but
/// QUIT: the handshake failed, and its words are not in the input.
pub(super) fn check(session: &Session, _: &Around) -> Option<Shows> {
    let events = &session.events;
    let agreed = events.iter().position(is_agreed)?;
    let after = &events[agreed + 1..];
    let went_on = |e: &Event| match &e.kind {
        EventKind::Command => e.step != Some(Step::Quit),
        EventKind::TlsUp(_) => true,
        _ => false,
    };
    let gave_up = |e: &Event| matches!(e.kind, EventKind::Command | EventKind::Failure | EventKind::Closed);
    if session.tls.is_some() || session.delivered || after.iter().any(went_on) || !after.iter().any(gave_up) {
        return None;
    }
    let event = events[agreed].clone();
    Some(Shows {
        cause: "tls.handshake",
        rule: "starttls-given-up",
        confidence: 0.6,
        severity: None,
        values: Vec::new(),
        event,
        yields: Yields::Layers(&["tls", "net"]),
    })
}

fn is_agreed(event: &Event) -> bool {
    let agreed = |reply: &crate::smtp::Reply| !reply.code.is_failure();
    event.step == Some(Step::StartTls) && matches!(&event.kind, EventKind::Reply(reply) if agreed(reply))
}
