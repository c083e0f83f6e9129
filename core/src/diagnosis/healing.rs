use super::incident::{Incident, Seen};
use crate::limits;
use crate::report::{Report, Severity};
use crate::session::{Event, EventKind, Session, Trail};
use crate::smtp::Step;
use crate::text::gate::Delivery;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Which failures of a log came to nothing: the same message went to the same
/// recipient later. Bounded by [`limits::THREADS`]; what lies beyond is not
/// seen as healed.
#[derive(Debug, Default)]
pub(super) struct Healing {
    /// Failures of each thread that no delivery has followed yet.
    open: FxHashMap<u64, Vec<Open>>,
    /// How many of an incident's failures a delivery followed.
    healed: FxHashMap<usize, u64>,
    delivered: u64,
}

#[derive(Debug)]
struct Open {
    incident: usize,
    count: u64,
}

impl Healing {
    /// Takes an event and the incident that it was filed under.
    pub(super) fn take(&mut self, event: &Event, incident: Option<usize>) {
        match (&event.kind, incident) {
            (EventKind::Delivered, _) => self.deliver(event),
            (EventKind::Reply(_) | EventKind::Failure, Some(incident)) if may_pass(event) => {
                self.fail(event, incident);
            }
            _ => {}
        }
    }

    fn fail(&mut self, event: &Event, incident: usize) {
        let Some(thread) = thread(event) else { return };
        if self.open.len() >= limits::THREADS && !self.open.contains_key(&thread) {
            return;
        }
        let list = self.open.entry(thread).or_default();
        if let Some(open) = list.iter_mut().find(|open| open.incident == incident) {
            open.count += 1;
        } else if list.len() < limits::FAILURES {
            list.push(Open { incident, count: 1 });
        }
    }

    fn deliver(&mut self, event: &Event) {
        let Trail { process, .. } = &event.trail;
        if event.key.is_none() {
            return;
        }
        let (key, process) = (event.key.as_deref().unwrap_or(""), process.as_deref().unwrap_or(""));
        self.settle(key, event.trail.to(), process);
    }

    /// A delivery that a log tells; its line was not read any further.
    pub(super) fn pass(&mut self, delivery: &Delivery<'_>) {
        if self.open.is_empty() {
            self.delivered += 1;
        } else {
            self.settle(delivery.key, &delivery.to.to_ascii_lowercase(), delivery.process);
        }
    }

    fn settle(&mut self, key: &str, to: &str, process: &str) {
        self.delivered += 1;
        // Lines of a connection name no recipient; refusals of strangers and dialogues no message.
        for thread in [hash(key, to), hash(key, ""), hash(process, ""), hash("", to)] {
            for open in self.open.remove(&thread).unwrap_or_default() {
                *self.healed.entry(open.incident).or_default() += open.count;
            }
        }
    }

    /// Deliveries that a log tells.
    pub(super) const fn delivered(&self) -> u64 {
        self.delivered
    }

    /// A refusal that passed is no fault: in a log each of its failures was
    /// followed by a delivery, in a dialogue the session delivered.
    pub(super) fn milder(&self, index: usize, incident: &Incident, sessions: &[Session]) -> Option<Severity> {
        if self.healed.get(&index).is_some_and(|healed| *healed >= incident.count) {
            return Some(Severity::Info);
        }
        let logged_in = |seen: &Seen| logged_in_otherwise(&sessions[seen.session], seen);
        if incident.step == Some(Step::Auth) && incident.seen.iter().all(logged_in) {
            return Some(Severity::Info);
        }
        let passing = incident.code.is_none_or(|code| code.class() == 4);
        let delivered = |seen: &Seen| seen.key.is_none() && sessions[seen.session].delivered;
        let all = incident.count <= incident.seen.len() as u64 && incident.seen.iter().all(delivered);
        (passing && all).then_some(Severity::Info)
    }

    /// What a log says beside its faults: how much went through.
    pub(super) fn told(&self, report: &Report) -> Option<String> {
        let faults =
            report.findings.iter().filter(|f| f.severity == Severity::Error && f.consequence_of.is_none());
        let failed: u64 = faults.map(|f| f.count).sum();
        let attempts = if failed == 1 { "attempt" } else { "attempts" };
        let deliveries = if self.delivered == 1 { "delivery" } else { "deliveries" };
        let both = failed > 0 && self.delivered > 0;
        let went = self.delivered;
        both.then(|| format!("In this log {went} {deliveries} went through and {failed} {attempts} failed."))
    }
}

/// Whether a login that was refused was followed by one with another mechanism.
fn logged_in_otherwise(session: &Session, refused: &Seen) -> bool {
    let (mut mechanism, mut at_refusal) = (String::new(), None);
    for event in &session.events {
        match &event.kind {
            EventKind::Command if event.step == Some(Step::Auth) => {
                let mut words = event.text.split_whitespace();
                let auth = words.next().is_some_and(|verb| verb.eq_ignore_ascii_case("AUTH"));
                if let Some(name) = words.next().filter(|_| auth) {
                    mechanism = name.to_ascii_uppercase();
                }
            }
            EventKind::Reply(_) if event.place == refused.place => at_refusal = Some(mechanism.clone()),
            EventKind::Reply(reply)
                if reply.code.0 == 235
                    && at_refusal.as_ref().is_some_and(|refused| *refused != mechanism) =>
            {
                return true;
            }
            _ => {}
        }
    }
    false
}

/// Failures after which the same attempt, or another server, may still deliver.
fn may_pass(event: &Event) -> bool {
    match &event.kind {
        EventKind::Reply(reply) => reply.code.class() == 4 || event.step == Some(Step::Connect),
        _ => true,
    }
}

/// What joins a failure with the delivery that follows it.
fn thread(event: &Event) -> Option<u64> {
    let to = event.trail.to();
    if event.trail.by_recipient && !to.is_empty() {
        return Some(hash("", to));
    }
    event.key.as_deref().map(|key| hash(key, to))
}

fn hash(key: &str, to: &str) -> u64 {
    let mut hasher = FxHasher::default();
    (key, to).hash(&mut hasher);
    hasher.finish()
}
