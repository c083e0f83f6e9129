//! What became of one recipient, as reports tell it in fields: a delivery
//! status notification, an event of a provider, an error object.

use super::embedded_reply::{self, Embedded, step_of_reply};
use super::endpoint_words::named;
use super::{Row, Talk};
use crate::session::{Event, EventKind, Place, Side, Trail};
use crate::smtp::{EnhancedCode, Reply, ReplyCode, ReplyLine, Step};

/// Words of a report, held until all of it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) place: Place,
    pub(crate) at: Option<String>,
    pub(crate) key: Option<String>,
    pub(crate) trail: Trail,
    pub(crate) text: String,
}

impl Said {
    /// The words of a row.
    pub(crate) fn of(row: &Row<'_>) -> Self {
        let (at, key, trail) = (row.at.map(str::to_owned), row.thread(), row.trail());
        Self { place: row.place(), at, key, trail, text: super::talk::bounded(row.text) }
    }

    /// Adds a line that goes on.
    pub(crate) fn extend(&mut self, row: &Row<'_>) {
        self.place.span = self.place.span.join(row.place().span);
        if self.text.len() + row.text.len() < crate::limits::REASON {
            self.text.push(' ');
            self.text.push_str(row.text.trim());
        }
    }

    pub(super) fn event(&self, side: Side, step: Option<Step>, kind: EventKind) -> Event {
        Event {
            place: self.place,
            at: self.at.clone(),
            side,
            step,
            kind,
            text: self.text.clone(),
            key: self.key.clone(),
            trail: self.trail.clone(),
        }
    }
}

/// What happened to the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It was refused, or is late.
    Failed,
    /// It was taken over.
    Delivered,
    /// It was delivered, and its reader called it spam.
    Complaint,
    /// Something else that is no fault: a click, a subscription.
    Other,
}

/// The fields that matter, as far as they were told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) recipient: Option<Said>,
    /// The words of the other side.
    pub(crate) diagnostic: Option<Said>,
    /// Reply code, told apart from the words.
    pub(crate) code: Option<ReplyCode>,
    /// Enhanced status code, told apart from the words.
    pub(crate) status: Option<Said>,
    pub(crate) fate: Option<(Fate, Said)>,
    pub(crate) remote: Option<Said>,
    pub(crate) step: Option<Step>,
}

impl Outcome {
    /// Whether anything but the recipient was told.
    pub(crate) const fn is_begun(&self) -> bool {
        self.diagnostic.is_some() || self.status.is_some() || self.fate.is_some() || self.code.is_some()
    }

    /// Whether the other side's own words are there, not a code alone.
    pub(crate) fn is_strong(&self) -> bool {
        self.diagnostic.as_ref().is_some_and(|said| {
            said.text.split(' ').any(|word| word.len() > 2 && word.contains(char::is_alphabetic))
        })
    }

    /// The address, where one was told.
    pub(crate) fn address(&self) -> Option<&str> {
        self.recipient.as_ref().and_then(|said| address(&said.text))
    }

    /// Tells what is known as events of a session of its own.
    pub(crate) fn tell(self, talk: &mut Talk) {
        let fate = self.fate.as_ref().map(|(fate, _)| *fate);
        if let (Some(kind), Some((_, said))) = (fate.and_then(kind_of), &self.fate) {
            self.introduce(said, talk);
            return talk.push(said.event(Side::Local, Some(Step::Message), kind));
        }
        if fate == Some(Fate::Other) {
            return;
        }
        let Some(said) = self.diagnostic.clone().or_else(|| self.status_words()) else { return };
        let event = self.failure(&said);
        // An error object says once more what its message has said.
        if let EventKind::Reply(reply) = &event.kind
            && fate.is_none()
            && talk.has_told(reply, event.step)
        {
            return;
        }
        self.introduce(&said, talk);
        talk.push(event);
    }

    /// The session, whom it is about, and with whom it was.
    fn introduce(&self, said: &Said, talk: &mut Talk) {
        let mut start = said.event(Side::Local, None, EventKind::Start);
        start.text.clear();
        talk.push(start);
        if let (Some(said), Some(address)) = (&self.recipient, self.address()) {
            talk.push(said.event(Side::Local, None, EventKind::Recipient(address.to_owned())));
        }
        if let Some(said) = &self.remote {
            let host = said.text.split([' ', '[', '(']).next().unwrap_or("");
            let endpoint = named(host, None);
            if endpoint.host.as_ref().is_some_and(|host| host.contains('.')) || endpoint.ip.is_some() {
                talk.push(said.event(Side::Local, None, EventKind::Connecting(endpoint)));
            }
        }
    }

    /// Where nobody said a word, the bare code has to do.
    fn status_words(&self) -> Option<Said> {
        let mut said = self.status.clone().filter(|said| EnhancedCode::find(&said.text).is_some())?;
        let (code, _) = EnhancedCode::find(&said.text)?;
        said.text = format!("Status: {code}");
        // x.0.0 says no more than that it failed.
        (code.class != 2 && (code.subject, code.detail) != (0, 0)).then_some(said)
    }

    fn failure(&self, said: &Said) -> Event {
        let text = said.text.as_str();
        // The words of the other side begin with its code: no other number may be taken for it.
        let found = embedded_reply::find(&format!("smtp; {text}"));
        let found = found.or_else(|| Some(apart(self.code?, text)));
        if ReplyLine::parse(text).is_some_and(|line| line.code.class() == 2) {
            return said.event(Side::Local, Some(Step::Message), EventKind::Delivered);
        }
        let Some(Embedded { mut reply, step, .. }) = found else {
            return said.event(Side::Client, self.step, EventKind::Failure);
        };
        let status =
            self.status.as_ref().and_then(|said| EnhancedCode::find(&said.text)).map(|found| found.0);
        // x.0.0 says nothing that the code does not say.
        let status = status.filter(|code| (code.subject, code.detail) != (0, 0) && code.fits(reply.code));
        reply.enhanced = reply.enhanced.or(status);
        let step = self.step.or(step).or_else(|| step_of_reply(&reply));
        said.event(Side::Server, step, EventKind::Reply(reply))
    }
}

const fn kind_of(fate: Fate) -> Option<EventKind> {
    match fate {
        Fate::Delivered => Some(EventKind::Delivered),
        Fate::Complaint => Some(EventKind::Complaint),
        Fate::Failed | Fate::Other => None,
    }
}

/// A reply whose code stands in a field of its own.
fn apart(code: ReplyCode, text: &str) -> Embedded {
    let (enhanced, words) = EnhancedCode::at_start(text)
        .filter(|(enhanced, _)| enhanced.fits(code))
        .map_or((None, text), |(enhanced, words)| (Some(enhanced), words.trim()));
    Embedded { reply: Reply { code, enhanced, lines: vec![words.to_owned()] }, step: None, open: false }
}

/// `smtp; 550 ...`, `dns; mx.example.net`, `rfc822;ann@example.net` without the type in front.
pub(super) fn without_type(text: &str) -> &str {
    let text = text.trim();
    let Some((kind, rest)) = text.split_once(';') else { return text };
    let kind = kind.trim();
    let named =
        (2..=16).contains(&kind.len()) && kind.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if named && kind.starts_with(|c: char| c.is_ascii_alphabetic()) { rest.trim() } else { text }
}

/// The first mail address in a text.
pub(super) fn address(text: &str) -> Option<&str> {
    let ends = |c: char| c.is_whitespace() || "<>()[]\"',;:".contains(c);
    text.split(ends).map(|word| word.trim_end_matches('.')).find(|word| {
        let parts = word.split_once('@');
        parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty() && word.len() <= 254)
    })
}
