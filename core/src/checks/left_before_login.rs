use super::{Around, Shows, Yields, offers};
use crate::session::{Event, EventKind, Session};
use crate::smtp::Step;

/// The client wanted to log in, as its error says, and left after EHLO: the
/// server offers STARTTLS, and AUTH only behind it.
pub(super) fn check(session: &Session, around: &Around) -> Option<Shows> {
    let hidden = offers(session, "STARTTLS") && !offers(session, "AUTH");
    if !hidden || session.in_tls || !around.failed {
        return None;
    }
    let went_on =
        |e: &Event| matches!(e.kind, EventKind::Command) && !matches!(e.step, Some(Step::Ehlo | Step::Quit));
    let quit = |e: &&Event| matches!(e.kind, EventKind::Command) && e.step == Some(Step::Quit);
    if session.events.iter().any(went_on) {
        return None;
    }
    let event = session.events.iter().find(quit)?.clone();
    Some(Shows {
        cause: "auth.needs-encryption",
        rule: "left-before-login",
        confidence: 0.7,
        severity: None,
        values: Vec::new(),
        event,
        yields: Yields::Nothing,
    })
}
