use super::incident::{Incident, Seen};
use crate::limits;
use crate::report::{Report, Severity};
use crate::session::{Event, EventKind, Session, Trail};
use crate::smtp::Step;
use crate::text::gate::Delivery;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

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
    /// One bit for each hash of a message or process that has an open thread:
    /// most deliveries end here.
    keys: Filter,
    /// Of which shapes the threads were that were opened: others need not be looked for.
    shapes: Shapes,
}

/// A set of hashes that may also hold others.
#[derive(Debug, Default)]
struct Filter(Vec<u64>);

impl Filter {
    /// Bits: 32 KiB, of which the open threads of a bad log fill a tenth.
    const BITS: u64 = 1 << 18;

    fn add(&mut self, hash: u64) {
        self.0.resize((Self::BITS / 64) as usize, 0);
        let place = Self::place(hash);
        self.0[place >> 6] |= 1 << (place & 63);
    }

    fn may_hold(&self, hash: u64) -> bool {
        let place = Self::place(hash);
        self.0.get(place >> 6).is_some_and(|bits| bits & (1 << (place & 63)) != 0)
    }

    const fn place(hash: u64) -> usize {
        // The upper bits of such a hash are the better ones.
        (hash >> 32 & (Self::BITS - 1)) as usize
    }
}

/// What threads consist of.
#[derive(Debug, Default)]
struct Shapes {
    /// A message and a recipient.
    both: bool,
    /// A message or a process alone.
    key: bool,
    /// A recipient alone.
    recipient: bool,
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
        let Some((key, to)) = thread(event) else { return };
        self.keys.add(hash(key.as_bytes(), b""));
        let thread = hash(key.as_bytes(), to.as_bytes());
        if self.open.len() >= limits::THREADS && !self.open.contains_key(&thread) {
            return;
        }
        self.shapes.both |= !key.is_empty() && !to.is_empty();
        self.shapes.key |= to.is_empty();
        self.shapes.recipient |= key.is_empty();
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
        self.settle(key.as_bytes(), event.trail.to().as_bytes(), process.as_bytes());
    }

    /// A delivery that a log tells; its line was not read any further.
    pub(super) fn pass(&mut self, delivery: &Delivery<'_>) {
        let known = |key| self.keys.may_hold(hash(key, b""));
        if !(self.shapes.recipient || known(delivery.key) || known(delivery.process)) {
            self.delivered += 1;
        } else {
            self.settle(delivery.key, &delivery.to.to_ascii_lowercase(), delivery.process);
        }
    }

    fn settle(&mut self, key: &[u8], to: &[u8], process: &[u8]) {
        self.delivered += 1;
        // Lines of a connection name no recipient; refusals of strangers and dialogues no message.
        if self.shapes.both {
            self.close(hash(key, to));
        }
        if self.shapes.key {
            self.close(hash(key, b""));
            self.close(hash(process, b""));
        }
        if self.shapes.recipient {
            self.close(hash(b"", to));
        }
    }

    fn close(&mut self, thread: u64) {
        for open in self.open.remove(&thread).unwrap_or_default() {
            *self.healed.entry(open.incident).or_default() += open.count;
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
fn thread(event: &Event) -> Option<(&str, &str)> {
    let to = event.trail.to();
    if event.trail.by_recipient && !to.is_empty() {
        return Some(("", to));
    }
    event.key.as_deref().map(|key| (key, to))
}

fn hash(key: &[u8], to: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(key);
    // No byte of a text: where the key ends.
    hasher.write_u8(0xFF);
    hasher.write(to);
    hasher.finish()
}
