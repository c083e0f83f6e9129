//! A bounce as it is read line by line: which part of the message the lines
//! are in, and what was told in prose, until the fields have their say.

use super::outcome::{Outcome, Said};
use super::{Talk, embedded_reply, mail_header::Header};
use crate::limits;
use crate::session::{EventKind, Side};
use crate::smtp::{EnhancedCode, ReplyCode, Step};

/// Where in a mail the lines are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Part {
    /// In no mail at all.
    #[default]
    None,
    /// In the header of the mail, or of a part.
    Header,
    /// In words for people.
    Text,
    /// In the fields of a report.
    Status,
    /// In what nobody needs: the message that came back, pictures, a reply of an absent person.
    Skipped,
}

/// How a bounce says something in words for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// A reply, or an error said of a recipient.
    Reason,
    /// Prose around it.
    Prose,
}

/// What was told in words for people.
#[derive(Debug)]
struct Human {
    said: Said,
    recipient: Option<String>,
    weight: Weight,
    reply: Option<(ReplyCode, Option<EnhancedCode>)>,
    step: Option<Step>,
}

/// What is known of the bounce under way.
#[derive(Debug, Default)]
pub(crate) struct Bounce {
    pub(crate) part: Part,
    pub(crate) header: Header,
    /// The recipient that the fields speak of.
    pub(crate) outcome: Outcome,
    /// The field that may go on in the next line is the diagnostic.
    pub(crate) in_diagnostic: bool,
    /// How far the last field is indented; what goes on from it is farther.
    pub(crate) indent: usize,
    /// The recipient that the prose speaks of.
    pub(crate) recipient: Option<Said>,
    /// The paragraph follows the recipient without a blank line: it is about him.
    pub(crate) near: bool,
    /// Lines that belong together, since the last blank one.
    pub(crate) paragraph: Option<Said>,
    /// Where the lines are within an object of JSON.
    pub(crate) object: super::delivery_event::Place,
    humans: Vec<Human>,
    /// A reason was told already.
    told: bool,
}

impl Bounce {
    /// Whether nothing is under way.
    fn is_idle(&self) -> bool {
        let silent = self.humans.is_empty() && self.paragraph.is_none() && !self.outcome.is_begun();
        silent && self.part == Part::None && self.outcome.recipient.is_none() && !self.object.is_begun()
    }

    /// Keeps words for people until the fields have spoken.
    pub(crate) fn human(&mut self, said: Said, weight: Weight) {
        let recipient = self.recipient.as_ref().and_then(|said| super::outcome::address(&said.text));
        let found = embedded_reply::find(&said.text);
        let reply = found.as_ref().map(|found| (found.reply.code, found.reply.enhanced));
        let about = |h: &Human| {
            let known = h.recipient.as_deref();
            h.weight == Weight::Reason && (known == recipient || known.is_none() || recipient.is_none())
        };
        if weight == Weight::Reason {
            // The same reply again is one failure, and a reply outranks prose.
            if self.humans.iter().any(|h| about(h) && (reply.is_none() || h.reply == reply)) {
                return;
            }
            self.humans.retain(|h| !about(h) || h.reply.is_some());
        }
        if self.humans.len() >= limits::BOUNCE_REASONS {
            return;
        }
        let (recipient, step) = (recipient.map(str::to_owned), found.and_then(|found| found.step));
        self.humans.push(Human { said, recipient, weight, reply, step });
    }

    /// Takes the reasons in prose that are about `recipient`, or about nobody in particular.
    fn claimed(&mut self, recipient: Option<&str>) -> Option<Human> {
        let only = self.humans.iter().filter(|h| h.weight == Weight::Reason).count() == 1;
        let about = |h: &Human| {
            let same = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
            h.weight == Weight::Reason
                && (only
                    || recipient.is_none()
                    || h.recipient.as_deref().is_none_or(|r| recipient.is_some_and(|x| same(r, x))))
        };
        let mut first = None;
        let mut at = 0;
        while at < self.humans.len() {
            if about(&self.humans[at]) {
                let human = self.humans.remove(at);
                first.get_or_insert(human);
            } else {
                at += 1;
            }
        }
        first
    }
}

impl Talk {
    /// The fields of a recipient are complete: they outrank what was said in
    /// prose, unless they say less.
    pub(crate) fn close_outcome(&mut self) {
        let mut outcome = std::mem::take(&mut self.bounce.outcome);
        self.bounce.in_diagnostic = false;
        if !outcome.is_begun() {
            return;
        }
        let human = self.bounce.claimed(outcome.address());
        if let Some(human) = human {
            outcome.step = outcome.step.or(human.step);
            if !outcome.is_strong() {
                outcome.diagnostic = Some(human.said);
            }
        }
        self.bounce.told = true;
        outcome.tell(self);
    }

    /// Ends the bounce under way: what only its prose said is told now.
    pub(crate) fn close_bounce(&mut self) {
        if self.bounce.is_idle() {
            return;
        }
        self.close_paragraph();
        self.close_outcome();
        let bounce = std::mem::take(&mut self.bounce);
        let reasons = bounce.told || bounce.humans.iter().any(|h| h.weight == Weight::Reason);
        for human in bounce.humans {
            match human.weight {
                Weight::Reason => {
                    let recipient = human.recipient.map(|text| Said { text, ..human.said.clone() });
                    let diagnostic = Some(human.said);
                    Outcome { recipient, diagnostic, step: human.step, ..Outcome::default() }.tell(self);
                }
                Weight::Prose if !reasons => {
                    self.push(human.said.event(Side::Local, None, EventKind::Note));
                }
                Weight::Prose => {}
            }
        }
    }

    /// A mail begins, within a bounce or after one.
    pub(crate) fn open_mail(&mut self) {
        self.close_bounce();
        self.bounce.part = Part::Header;
    }

    /// Whether the lines belong to a bounce.
    pub(crate) fn in_bounce(&self) -> bool {
        self.bounce.part != Part::None
    }
}
