use super::{Around, Shows, Yields};
use crate::session::{Event, EventKind, Session, Side};
use crate::smtp::Step;

/// PHPMailer prints an empty answer both for a server that closed the
/// connection and for one that stays silent. It asks whether the connection
/// stands before it sends the next command: so where it sent one, the server
/// was silent.
pub(super) fn check(session: &Session, _: &Around) -> Option<Shows> {
    let events = &session.events;
    let at = events.iter().position(empty_answer)?;
    let later = events.get(at + 1..)?;
    later.iter().find(|e| matches!(e.kind, EventKind::Command))?;
    Some(Shows {
        cause: "net.read-timeout",
        rule: "phpmailer-silence",
        confidence: 0.85,
        yields: Yields::Roots,
        severity: None,
        values: Vec::new(),
        event: events.get(at)?.clone(),
    })
}

/// To QUIT, after a refusal, servers often answer no more.
fn empty_answer(event: &Event) -> bool {
    matches!(event.kind, EventKind::Failure)
        && event.side == Side::Local
        && event.step.is_some_and(|step| step != Step::Quit)
        && event.text.trim_end().ends_with("SERVER -> CLIENT:")
}
