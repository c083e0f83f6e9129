//! What runs out of time once the connection stands is silence of the server,
//! not a port that does not answer: programs have one word for both.

use super::incident::Incident;
use super::named::Named;
use crate::knowledge::cause_by_id;
use crate::session::{Event, EventKind, Session, Side};
use crate::smtp::Step;

/// Renames a time-out of connecting whose connection stands.
pub(super) fn rename(incident: &Incident, session: &Session, named: &mut Named) {
    if named.cause.get().id == "net.timeout"
        && stands(incident, session)
        && let Some(cause) = cause_by_id("net.read-timeout")
    {
        named.cause = cause;
    }
}

/// Whether a connection is said to be lost that had ended as it should (221).
pub(super) fn ended(incident: &Incident, session: &Session, named: &Named) -> bool {
    let Some(seen) = incident.seen.first() else { return false };
    let before = session.events.iter().take_while(|event| event.place.span.start < seen.place.span.start);
    let quit = |event: &Event| matches!(event.kind, EventKind::Command) && event.step == Some(Step::Quit);
    let said = |event: &&Event| !matches!(event.kind, EventKind::Note | EventKind::Failure) && !quit(event);
    let last = before.filter(said).last();
    let ended =
        last.is_some_and(|event| matches!(event.kind, EventKind::Closed) && event.side == Side::Server);
    ended && matches!(named.cause.get().id, "net.closed" | "net.reset")
}

/// Whether the connection stood when the incident was told.
fn stands(incident: &Incident, session: &Session) -> bool {
    let Some(seen) = incident.seen.first() else { return false };
    let before = session.events.iter().take_while(|event| event.place.span.start < seen.place.span.start);
    before.fold(false, |stands, event| match event.kind {
        EventKind::Connected(_) | EventKind::Reply(_) => true,
        EventKind::Connecting(_) | EventKind::Start | EventKind::Closed => false,
        _ => stands,
    })
}
