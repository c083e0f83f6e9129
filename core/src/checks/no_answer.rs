use super::{Around, Shows, Yields};
use crate::session::{Event, EventKind, Session};
use crate::smtp::Step;

/// The dialogue ends where the server has to speak: it was silent when the
/// program was ended, or the paste was cut there.
pub(super) fn check(session: &Session, around: &Around) -> Option<Shows> {
    let begun = session.greeting.is_some() || session.connected;
    if around.live || around.failed || !begun || session.delivered || session.failed {
        return None;
    }
    let leaves = |event: &Event| matches!(event.kind, EventKind::Command) && event.step == Some(Step::Quit);
    let last = session.events.iter().rfind(|event| !matches!(event.kind, EventKind::Note) && !leaves(event));
    let event = last.filter(|event| waits(event))?.clone();
    Some(Shows {
        cause: "net.read-timeout",
        rule: "no-answer",
        confidence: 0.4,
        yields: Yields::Roots,
        severity: None,
        values: Vec::new(),
        event,
    })
}

/// A connection without its greeting, a command without its reply, STARTTLS without a handshake.
fn waits(event: &Event) -> bool {
    let Some(step) = event.step else { return false };
    match &event.kind {
        EventKind::Connected(_) => true,
        EventKind::Command => true,
        EventKind::Reply(reply) => step == Step::StartTls && reply.code.class() == 2,
        _ => false,
    }
}
