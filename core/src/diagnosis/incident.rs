use super::skeleton::skeleton;
use crate::limits;
use crate::matching::{Folded, Hit, Rules, hits};
use crate::session::{Event, EventKind, Place, Side};
use crate::smtp::{EnhancedCode, ReplyCode, Step};
use std::collections::HashMap;

/// How a reason came to us; weak voices need strong words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Voice {
    /// A failed reply, or an error line.
    Error,
    /// A reply that is no failure: only rules for that step or code apply.
    Success,
    /// Prose around the errors.
    Prose,
}

/// A reason that may name a cause, with how often and where it was seen.
#[derive(Debug)]
pub(super) struct Incident {
    pub(super) voice: Voice,
    /// The words that patterns are held against.
    pub(super) reason: String,
    pub(super) folded: Folded,
    pub(super) hits: Vec<Hit>,
    pub(super) code: Option<ReplyCode>,
    pub(super) enhanced: Option<EnhancedCode>,
    pub(super) step: Option<Step>,
    pub(super) side: Side,
    /// The other end is a client that is a stranger to this server.
    pub(super) stranger: bool,
    /// The first places, with the words shown.
    pub(super) seen: Vec<Seen>,
    pub(super) count: u64,
    /// Mail is named near it.
    pub(super) near_mail: bool,
    pub(super) first_at: Option<String>,
    pub(super) last_at: Option<String>,
}

/// One place where a reason stands.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) place: Place,
    pub(super) text: String,
    /// Index of the session.
    pub(super) session: usize,
    pub(super) key: Option<String>,
    /// The recipient that it answers, where a dialogue tells.
    pub(super) recipient: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Same {
    voice: Voice,
    skeleton: String,
    code: Option<ReplyCode>,
    enhanced: Option<EnhancedCode>,
    step: Option<Step>,
    stranger: bool,
}

/// All incidents of an input, equal ones joined; bounded.
#[derive(Debug, Default)]
pub(super) struct Incidents {
    pub(super) list: Vec<Incident>,
    /// Where each kind of reason is filed; `None` where it names nothing.
    index: HashMap<Same, Option<usize>>,
    /// Bytes of all reasons.
    bytes: usize,
    /// Whether some were left out for their number.
    pub(super) overflow: bool,
    /// The user's own rules.
    pub(super) rules: Rules,
}

impl Incidents {
    /// Files an event that may be an incident; `about` is the recipient that it answers.
    pub(super) fn add(&mut self, event: &Event, session: usize, about: Option<&str>) -> Filed {
        let Some(voice) = voice(event) else {
            return if matches!(event.kind, EventKind::Note) { Filed::Silent } else { Filed::NoIncident };
        };
        let (code, enhanced, reason) = match &event.kind {
            EventKind::Reply(reply) => (Some(reply.code), reply.enhanced, reply.text()),
            _ => (None, told_status(&event.text), event.text.clone()),
        };
        let (step, stranger) = (event.step, event.trail.stranger);
        let same = Same { voice, skeleton: skeleton(&reason), code, enhanced, step, stranger };
        let seen = || Seen {
            place: event.place,
            text: event.text.clone(),
            session,
            key: event.key.clone(),
            recipient: about.map(ToOwned::to_owned),
        };
        if let Some(&known) = self.index.get(&same) {
            let Some(known) = known else { return Filed::Silent };
            self.list[known].again(event, seen);
            return Filed::At(known);
        }
        let folded = Folded::new(&reason, limits::REASON);
        let hits = hits(&folded, self.rules);
        if voice != Voice::Error && hits.is_empty() {
            if self.index.len() < limits::REASONS {
                self.index.insert(same, None);
            }
            return Filed::Silent;
        }
        let bytes = self.bytes + reason.len();
        if self.list.len() >= limits::INCIDENTS || bytes > limits::INCIDENT_BYTES {
            self.overflow = true;
            return Filed::Silent;
        }
        self.bytes = bytes;
        self.index.insert(same, Some(self.list.len()));
        self.list.push(Incident {
            voice,
            reason,
            folded,
            hits,
            code,
            enhanced,
            step,
            side: event.side,
            stranger,
            seen: vec![seen()],
            count: 1,
            near_mail: false,
            first_at: event.at.clone(),
            last_at: event.at.clone(),
        });
        Filed::At(self.list.len() - 1)
    }
}

impl Filed {
    /// The incident's index, if there is one.
    pub(super) const fn index(self) -> Option<usize> {
        match self {
            Self::At(index) => Some(index),
            Self::Silent | Self::NoIncident => None,
        }
    }
}

/// What became of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filed {
    /// The incident of this index, new or known.
    At(usize),
    /// Its words name nothing, or there is no room for it.
    Silent,
    /// It is of a kind that no pattern is held against.
    NoIncident,
}

impl Incident {
    fn again(&mut self, event: &Event, seen: impl FnOnce() -> Seen) {
        self.count += 1;
        if event.at.is_some() {
            self.last_at.clone_from(&event.at);
        }
        if self.seen.len() < limits::EVIDENCE {
            self.seen.push(seen());
        }
    }
}

/// The bare status of a report that says no word more.
fn told_status(text: &str) -> Option<EnhancedCode> {
    EnhancedCode::parse(text.strip_prefix("Status: ")?)
}

fn voice(event: &Event) -> Option<Voice> {
    match &event.kind {
        EventKind::Reply(reply) if reply.code.is_failure() => Some(Voice::Error),
        EventKind::Failure => Some(Voice::Error),
        EventKind::Reply(_) | EventKind::Connected(_) | EventKind::Closed => Some(Voice::Success),
        // What a server says beside the way of mail (to RSET, unasked) names nothing.
        EventKind::Note if event.side == Side::Server && event.step == Some(Step::Other) => None,
        EventKind::Note => Some(Voice::Prose),
        _ => None,
    }
}
