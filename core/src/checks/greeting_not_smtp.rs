use super::{Around, Shows, Yields};
use crate::session::{EventKind, Session, Side};
use crate::smtp::Step;

/// The server's first words are no reply: a greeting begins with 220 (RFC 5321
/// section 4.2), so another kind of server answers on that port.
pub(super) fn check(session: &Session, _: &Around) -> Option<Shows> {
    // A page that was asked for is none of mail.
    if matches!(session.endpoint.port, Some(80 | 443)) {
        return None;
    }
    let event = session.events.iter().find(|e| {
        matches!(e.kind, EventKind::Failure) && e.side == Side::Server && e.step == Some(Step::Connect)
    })?;
    Some(Shows {
        cause: "protocol.not-smtp",
        rule: "greeting-not-smtp",
        confidence: 0.75,
        yields: Yields::Roots,
        severity: None,
        values: Vec::new(),
        event: event.clone(),
    })
}
