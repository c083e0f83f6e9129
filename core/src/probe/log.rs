use super::clean::cut;
use super::transcript::{FAILURE, NOTE, Transcript};
use crate::limits;
use crate::session::{Event, EventKind, Side, Trail};
use crate::smtp::Step;
use std::time::Duration;

/// What happened, as events and as a transcript that their places point into.
#[derive(Debug, Default)]
pub(super) struct Log {
    transcript: Transcript,
    events: Vec<Event>,
    /// When each line of the transcript was written.
    times: Vec<Duration>,
    /// Whether the dialogue is inside TLS: other arrows.
    pub(super) encrypted: bool,
    /// Whether what happens is no evidence: shown, and written into the transcript alone.
    pub(super) aside: bool,
}

/// How a line of the transcript begins that is no evidence.
const BESIDE: &str = "beside: ";
/// The same before a note of our own, which needs no second mark.
const NOTHING: &str = "beside: === ";

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
        let place = if self.aside {
            // So a reader of the transcript takes it for no evidence either.
            let beside =
                |line: &String| format!("{BESIDE}{} {line}", mark.trim()).replacen(NOTHING, BESIDE, 1);
            self.transcript.write("=== ", &lines.iter().map(beside).collect::<Vec<_>>())
        } else {
            self.transcript.write(mark, lines)
        };
        self.times.resize(self.times.len() + lines.len(), now);
        let text = cut(&lines.join(" "), limits::REASON).to_owned();
        let at = Some(now.as_millis().to_string());
        let event = Event { place, at, side, step, kind, text, key: None, trail: Trail::default() };
        if !self.aside {
            self.events.push(event.clone());
        }
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
            (Side::Local, _, true) => FAILURE,
            (Side::Local, _, false) => NOTE,
        }
    }

    /// Takes the last event out of the evidence; transcript and display keep it.
    pub(super) fn forget_last(&mut self) {
        if !self.aside {
            self.events.pop();
        }
    }

    /// What failed at this step turned out to be no fault: it is no evidence.
    pub(super) fn forget_failures_at(&mut self, step: Step) {
        let failed = |event: &Event| match &event.kind {
            EventKind::Reply(reply) => reply.code.is_failure(),
            kind => *kind == EventKind::Failure,
        };
        self.events.retain(|event| event.step != Some(step) || !failed(event));
    }

    /// Another address has answered: that some could not be connected to is
    /// then no evidence of a fault, and in the transcript a note. The attempts
    /// tell it all the same.
    pub(super) fn forget_connect_failures(&mut self) {
        let Self { events, transcript, .. } = self;
        events.retain(|event| {
            let failed = event.kind == EventKind::Failure && event.text.starts_with(super::words::CONNECT);
            if failed {
                transcript.soften(event.place);
            }
            !failed
        });
    }

    /// Events, and the transcript with the times of its lines.
    pub(super) fn into_parts(self) -> (Vec<Event>, String, Vec<Duration>) {
        (self.events, self.transcript.into_text(), self.times)
    }
}
