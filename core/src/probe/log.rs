use super::clean::cut;
use super::transcript::Transcript;
use crate::limits;
use crate::session::{Event, EventKind, Side};
use crate::smtp::Step;
use std::time::Duration;

/// What happened, as events and as a transcript that their places point into.
#[derive(Debug, Default)]
pub(super) struct Log {
    transcript: Transcript,
    events: Vec<Event>,
    /// Whether the dialogue is inside TLS: other arrows.
    pub(super) encrypted: bool,
}

impl Log {
    /// Writes down an event whose words are `lines` (clean already); gives it back for display.
    pub(super) fn add(
        &mut self,
        now: Duration,
        side: Side,
        step: Option<Step>,
        kind: EventKind,
        lines: &[String],
    ) -> Event {
        let mark = self.mark(side, &kind);
        let place = self.transcript.write(mark, lines);
        let text = cut(&lines.join(" "), limits::REASON).to_owned();
        let at = Some(now.as_millis().to_string());
        let event = Event { place, at, side, step, kind, text, key: None };
        self.events.push(event.clone());
        event
    }

    fn mark(&self, side: Side, kind: &EventKind) -> &'static str {
        let refused = match kind {
            EventKind::Reply(reply) => reply.code.is_failure(),
            kind => matches!(kind, EventKind::Failure),
        };
        match (side, self.encrypted, refused) {
            (Side::Client, false, _) => " -> ",
            (Side::Client, true, _) => " ~> ",
            (Side::Server, false, false) => "<-  ",
            (Side::Server, true, false) => "<~  ",
            (Side::Server, false, true) => "<** ",
            (Side::Server, true, true) => "<~* ",
            (Side::Local, _, true) => "*** ",
            (Side::Local, _, false) => "=== ",
        }
    }

    /// Another address worked: that some could not be connected to is then no
    /// failure of the whole. The attempts still tell it.
    pub(super) fn soften_connect_failures(&mut self) {
        for event in &mut self.events {
            if event.kind == EventKind::Failure && event.text.starts_with(super::words::CONNECT) {
                event.kind = EventKind::Note;
            }
        }
    }

    /// Events and transcript.
    pub(super) fn into_parts(self) -> (Vec<Event>, String) {
        (self.events, self.transcript.into_text())
    }
}
