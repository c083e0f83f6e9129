use super::Row;
use super::bounce::Bounce;
use super::embedded_reply::{Embedded, step_of_reply};
use super::glued;
use super::step_words::step_of_words;
use crate::limits;
use crate::session::{Endpoint, Event, EventKind, Place, Side, Trail};
use crate::smtp::secret::SecretMask;
use crate::smtp::{Command, Reply, ReplyAssembly, ReplyCode, ReplyLine, Step};
use crate::text::redact;
use names::Names;
use std::collections::VecDeque;

mod names;
mod parked;
mod place;
mod state;

/// The dialogue that the lines tell, whatever their format: joins the lines of
/// replies, knows which command a reply answers, keeps the message itself out.
#[derive(Debug, Default)]
pub(crate) struct Talk {
    out: Vec<Event>,
    /// Commands that wait for their reply.
    waiting: VecDeque<Step>,
    open: Option<Open>,
    assembly: ReplyAssembly,
    mask: SecretMask,
    message: Message,
    /// A dialogue has begun and not been ended by another.
    begun: bool,
    /// Something was said, or failed, in it.
    spoken: bool,
    /// A server has answered in it.
    greeted: bool,
    /// The client has said QUIT.
    quit: bool,
    /// The step that the last reply answered.
    answered: Option<Step>,
    /// The code of a reply that the input will tell once more, until anything else is told.
    pub(crate) echo: Option<ReplyCode>,
    /// The bounce, event or error object under way.
    pub(crate) bounce: Bounce,
    /// The reply told last, with its step, in this dialogue.
    last: Option<(Reply, Option<Step>)>,
    /// The sentence of an answer of our own goes on.
    pub(crate) in_sentence: bool,
    /// The name of the format of the line before.
    pub(crate) current: &'static str,
    /// What ids of the log stand for.
    names: Names,
    /// The recipient that the client named last.
    recipient: Option<String>,
    /// The server of this dialogue, and of those to come.
    servers: place::Servers,
    /// Whose dialogue this is, where a log mixes several.
    of: String,
    /// The other dialogues of such a log.
    parked: Vec<Talk>,
}

/// Whether a reply that answers no command that was seen may be the greeting: a
/// refusal with a code about an address, a message or a mailbox is not.
fn may_greet(reply: &Reply) -> bool {
    match reply.code.0 {
        220 | 421 => true,
        554 => reply.enhanced.is_none_or(|code| code.subject == 7),
        _ => false,
    }
}

/// A reply whose last line has not come.
#[derive(Debug)]
struct Open {
    place: Place,
    at: Option<String>,
    key: Option<String>,
    trail: Trail,
    text: String,
    /// Another line tells it, which knows the step if anybody does.
    within: bool,
    step: Option<Step>,
}

/// Whether the client is in the middle of a message (between DATA and the dot).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Message {
    #[default]
    No,
    /// Its first line has not come.
    Begins,
    /// It began with a header line: its end will be a dot.
    Header,
    /// It began with something else.
    Other,
}

impl Talk {
    /// The events told since the last call.
    pub(crate) fn drain(&mut self) -> std::vec::Drain<'_, Event> {
        self.out.drain(..)
    }

    /// A new dialogue begins, unless one has just begun.
    pub(crate) fn begin(&mut self, row: &Row<'_>) {
        if self.begin_without_settings(row) {
            self.as_meant(row);
        }
    }

    /// The same where the line itself tells the server; says whether one began.
    fn begin_without_settings(&mut self, row: &Row<'_>) -> bool {
        self.close_reply();
        if self.begun && !self.spoken {
            return false;
        }
        let before = std::mem::take(self);
        let Self { out, names, of, parked, current, bounce, mut servers, .. } = before;
        let servers = servers.next();
        *self = Self { out, begun: true, current, bounce, servers, names, of, parked, ..Self::default() };
        self.tell(row.with(&row.text[..0]), Side::Local, None, EventKind::Start);
        true
    }

    /// The client is about to connect.
    pub(crate) fn connecting(&mut self, row: &Row<'_>, endpoint: Endpoint) {
        self.begin_without_settings(row);
        let endpoint = self.with_name(endpoint);
        self.place_known(&endpoint);
        self.tell(*row, Side::Local, Some(Step::Connect), EventKind::Connecting(endpoint));
    }

    /// The connection stands.
    pub(crate) fn connected(&mut self, row: &Row<'_>, endpoint: Endpoint) {
        if !self.begun {
            self.begin_without_settings(row);
        }
        let endpoint = self.with_name(endpoint);
        self.place_known(&endpoint);
        self.tell(*row, Side::Local, Some(Step::Connect), EventKind::Connected(endpoint));
    }

    /// A line of the server; several of one reply may be glued together.
    pub(crate) fn server(&mut self, row: &Row<'_>) {
        for part in glued::lines(row.text) {
            self.server_line(&row.with(part));
        }
    }

    fn server_line(&mut self, row: &Row<'_>) {
        let Some(line) = ReplyLine::parse(row.text) else { return };
        if self.assembly.open_code().is_some_and(|code| code != line.code) {
            self.close_reply();
        }
        if self.open.is_none() {
            self.before_reply(row, &line);
        }
        self.extend(row);
        if let Some(reply) = self.assembly.push(&line) {
            self.tell_reply(reply);
        }
    }

    /// The server speaks: a message that was under way has ended; a greeting opens a dialogue.
    fn before_reply(&mut self, row: &Row<'_>, line: &ReplyLine<'_>) {
        if self.message != Message::No {
            self.message = Message::No;
            self.waiting.push_back(Step::Message);
        }
        let unasked = self.waiting.is_empty();
        let greeting = line.code == ReplyCode::READY && unasked;
        if (greeting && self.greeted) || !self.begun {
            self.begin(row);
        }
    }

    /// Adds a line to the open reply, or opens one.
    fn extend(&mut self, row: &Row<'_>) {
        let place = row.place();
        match &mut self.open {
            Some(open) => {
                open.place.span = open.place.span.join(place.span);
                if open.text.len() + row.text.len() < limits::REASON {
                    open.text.push(' ');
                    open.text.push_str(row.text);
                }
            }
            None => {
                self.open = Some(Open {
                    place,
                    at: row.at.map(str::to_owned),
                    key: row.thread(),
                    trail: row.trail(),
                    text: bounded(row.text),
                    within: false,
                    step: None,
                });
            }
        }
    }

    fn tell_reply(&mut self, reply: Reply) {
        let Some(open) = self.open.take() else { return };
        let step = if open.within { open.step } else { self.answered(&reply) };
        if !open.within {
            self.follow(&reply, step);
        }
        let trail = self.about(open.trail, step);
        let text = open.text;
        let done = step == Some(Step::Message) && reply.code.class() == 2;
        let quit = step == Some(Step::Quit) && reply.code.class() == 2;
        let event = |kind, text| Event {
            place: open.place,
            at: open.at.clone(),
            side: Side::Server,
            step,
            kind,
            text,
            key: open.key.clone(),
            trail: trail.clone(),
        };
        self.last = Some((reply.clone(), step));
        self.out.push(event(EventKind::Reply(reply), text.clone()));
        if done {
            self.out.push(event(EventKind::Delivered, text));
        } else if quit {
            self.out.push(event(EventKind::Closed, text));
        }
        self.echo = None;
    }

    /// The step that a reply answers.
    fn answered(&mut self, reply: &Reply) -> Option<Step> {
        if let Some(step) = self.waiting.pop_front() {
            return Some(step);
        }
        if !self.greeted && may_greet(reply) { Some(Step::Connect) } else { step_of_reply(reply) }
    }

    /// What a reply means for what comes next.
    fn follow(&mut self, reply: &Reply, step: Option<Step>) {
        self.greeted = true;
        self.spoken = true;
        self.answered = step;
        self.mask.reply(reply.code);
        if step == Some(Step::Data) && reply.code.0 == 354 {
            self.message = Message::Begins;
        }
        if reply.code == ReplyCode::CLOSING {
            self.waiting.clear();
        }
    }

    /// A line of the client.
    pub(crate) fn client(&mut self, row: &Row<'_>) {
        self.close_reply();
        if self.message != Message::No {
            self.message_line(row);
            return;
        }
        if !self.begun {
            self.begin(row);
        }
        let step = match Command::parse(row.text) {
            _ if self.challenged() => Step::Auth,
            Some(command) => command.step(),
            None => Step::Other,
        };
        self.quit |= step == Step::Quit;
        self.note_recipient(row, step);
        if self.waiting.len() < limits::WAITING {
            self.waiting.push_back(step);
        }
        self.spoken = true;
        let mut shown = self.mask.client(row.text).into_owned();
        if step == Step::Other {
            // What is no command may be an answer whose challenge was not seen.
            shown = redact::mask(&shown).0;
        }
        self.tell(*row, Side::Client, Some(step), EventKind::Command);
        if let Some(event) = self.out.last_mut() {
            event.text = bounded(&shown);
        }
    }

    fn message_line(&mut self, row: &Row<'_>) {
        let text = row.text.trim();
        if text == "." {
            self.message = Message::No;
            self.waiting.push_back(Step::Message);
            self.tell(row.with(text), Side::Client, Some(Step::Message), EventKind::Command);
        } else if self.message == Message::Begins && !text.is_empty() {
            self.message = if is_header(text) { Message::Header } else { Message::Other };
        }
    }

    /// A reply told within a line of another kind: a log, an exception.
    pub(crate) fn reply_within(&mut self, row: &Row<'_>, found: Embedded) {
        self.close_reply();
        self.spoken = true;
        let step = found.step.or_else(|| step_of_reply(&found.reply));
        self.extend(row);
        if let Some(open) = &mut self.open {
            open.within = true;
            open.step = step;
        }
        if !found.open {
            return self.tell_reply(found.reply);
        }
        let Reply { code, enhanced, lines } = found.reply;
        for text in &lines {
            self.assembly.push(&ReplyLine { code, last: false, enhanced, text });
        }
    }

    /// An error line.
    pub(crate) fn failure(&mut self, row: &Row<'_>, side: Side) {
        self.close_reply();
        self.spoken = true;
        let step = step_of_words(row.text, "").or_else(|| self.unanswered());
        self.tell(*row, side, step, EventKind::Failure);
    }

    /// The command that waits for its reply. Where a dialogue shows no replies
    /// at all (EHLO and more wait), it is the last one.
    fn unanswered(&self) -> Option<Step> {
        let first = self.waiting.front().copied()?;
        let silent = self.waiting.len() > 1 && matches!(first, Step::Ehlo | Step::StartTls | Step::Auth);
        let last = self.waiting.iter().rev().copied().find(|step| *step != Step::Quit);
        if silent { last } else { Some(first) }
    }

    /// The next reply answers this step, whatever was said before.
    pub(crate) fn awaits(&mut self, step: Step) {
        self.close_reply();
        self.waiting.clear();
        self.waiting.push_back(step);
    }

    /// The connection was lost or timed out: nothing under way will be answered.
    pub(crate) fn lost(&mut self, row: &Row<'_>) {
        self.failure(row, Side::Local);
        self.message = Message::No;
        self.waiting.clear();
    }

    /// Any other event.
    pub(crate) fn event(&mut self, row: &Row<'_>, side: Side, step: Option<Step>, kind: EventKind) {
        self.close_reply();
        self.tell(*row, side, step, kind);
    }

    /// Ends a reply whose last line did not come.
    pub(crate) fn close_reply(&mut self) {
        if let Some(reply) = self.assembly.take() {
            self.tell_reply(reply);
        }
        self.open = None;
    }

    /// An event that was put together from several lines.
    pub(super) fn push(&mut self, event: Event) {
        self.close_reply();
        self.echo = None;
        self.out.push(event);
    }

    /// Whether this reply was told by the line before, for this step or none in particular.
    pub(super) fn has_told(&self, reply: &Reply, step: Option<Step>) -> bool {
        self.last.as_ref().is_some_and(|(last, at)| last == reply && (step.is_none() || step == *at))
    }

    fn tell(&mut self, row: Row<'_>, side: Side, step: Option<Step>, kind: EventKind) {
        self.echo = None;
        self.out.push(Event {
            place: row.place(),
            at: row.at.map(str::to_owned),
            side,
            step,
            kind,
            text: bounded(row.text),
            key: row.thread(),
            trail: self.about(row.trail(), step),
        });
    }
}

/// The words of an event, cut at a character.
pub(super) fn bounded(text: &str) -> String {
    let text = text.trim();
    let mut end = text.len().min(limits::REASON);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}

/// `Name: value`, as messages begin.
fn is_header(text: &str) -> bool {
    text.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty() && name.len() <= 40 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    })
}
