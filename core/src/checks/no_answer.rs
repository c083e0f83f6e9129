use super::Shows;
use crate::session::{Event, EventKind, Session};
use crate::smtp::Step;

/// The dialogue ends where the server has to speak: it was silent when the
/// program was ended, or the paste was cut there.
pub(super) fn check(session: &Session) -> Option<Shows> {
    session.greeting.as_ref()?;
    if session.delivered || session.failed {
        return None;
    }
    let event = session.events.last().filter(|event| waits(event))?.clone();
    Some(Shows { cause: "net.read-timeout", rule: "no-answer", confidence: 0.4, root: true, event })
}

/// A command without its reply, or STARTTLS without a handshake.
fn waits(event: &Event) -> bool {
    let Some(step) = event.step else { return false };
    match &event.kind {
        EventKind::Command => step != Step::Quit,
        EventKind::Reply(reply) => step == Step::StartTls && reply.code.class() == 2,
        _ => false,
    }
}
