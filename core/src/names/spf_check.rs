//! Follows the look-ups of an SPF record and judges it. It says what to ask;
//! the caller asks. Counted is the most that an evaluation may need.

use super::answer::{Answer, Asked, LookFault, Record};
use super::spf::{Look, Qualifier, Term, is_spf, mended, terms};
use crate::report::{DnsFact, DnsState, DnsTopic};
use std::collections::VecDeque;

/// RFC 7208 section 4.6.4.
const LOOK_UPS: usize = 10;
/// Look-ups that may find nothing (RFC 7208 section 4.6.4).
const VOIDS: usize = 2;
/// Questions asked in all: a broken record may lead anywhere.
const MOST: usize = 40;

/// Questions without an answer, after which no more are asked: each may cost the whole limit of time.
const FAILURES: usize = 2;

const CAUSE: &str = "identity.spf";

/// What the check wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpfQuestion {
    /// TXT of this name.
    Txt(String),
    /// A and AAAA of this name.
    Addresses(String),
    /// MX of this name.
    Mx(String),
}

/// A check of the SPF record of a domain.
#[derive(Debug)]
pub struct SpfCheck {
    domain: String,
    todo: VecDeque<SpfQuestion>,
    /// The question that was given out.
    pending: Option<SpfQuestion>,
    asked: usize,
    failures: usize,
    look_ups: usize,
    voids: Vec<String>,
    /// Records whose terms were counted.
    seen: Vec<String>,
    /// The records of the domain itself.
    records: Vec<String>,
    all: Option<Qualifier>,
    uses_ptr: bool,
    verdict: Option<(DnsState, &'static str, String)>,
}

impl SpfCheck {
    /// Begins with the record of the domain itself.
    #[must_use]
    pub fn new(domain: &str) -> Self {
        Self {
            domain: domain.into(),
            todo: VecDeque::from([SpfQuestion::Txt(domain.into())]),
            pending: None,
            asked: 0,
            failures: 0,
            look_ups: 0,
            voids: Vec::new(),
            seen: Vec::new(),
            records: Vec::new(),
            all: None,
            uses_ptr: false,
            verdict: None,
        }
    }

    /// The next question; `None` when nothing more has to be known.
    pub fn next_question(&mut self) -> Option<SpfQuestion> {
        if self.asked >= MOST || self.failures >= FAILURES {
            return None;
        }
        self.asked += 1;
        self.pending = self.todo.pop_front();
        self.pending.clone()
    }

    /// Takes the answer to the last question.
    pub fn answer(&mut self, asked: &Asked) {
        self.failures += usize::from(matches!(asked, Err(fault) if fault.is_failure()));
        match self.pending.take() {
            Some(SpfQuestion::Txt(name)) => self.txt(&name, asked),
            Some(SpfQuestion::Addresses(name) | SpfQuestion::Mx(name)) => self.void(&name, asked),
            None => {}
        }
    }

    fn txt(&mut self, name: &str, asked: &Asked) {
        let own = name == self.domain;
        let records = spf_records(asked);
        match (asked, &records[..]) {
            (Err(fault), _) if fault.is_failure() => {
                let words = format!("The SPF record of {name} could not be looked up: {fault}.");
                self.fault(if own { DnsState::Unknown } else { DnsState::Warning }, "no-answer", words);
            }
            (_, []) if own => {}
            (_, []) => {
                self.void(name, asked);
                let words = format!(
                    "The SPF record of {} refers to {name}, which has none: the check ends in an error.",
                    self.domain
                );
                self.fault(DnsState::Fault, "include-nowhere", words);
            }
            (_, [one]) => self.terms(name, one, own),
            (_, many) => {
                let words = format!(
                    "{name} has {} SPF records: two count as an error. Join them in one.",
                    many.len()
                );
                self.fault(DnsState::Fault, "several-records", words);
            }
        }
        if own {
            self.records = records;
        }
    }

    fn terms(&mut self, name: &str, record: &str, own: bool) {
        let list = match terms(record) {
            Ok(list) => list,
            Err(why) => {
                let within = if own { String::new() } else { format!(", within that of {}", self.domain) };
                return self.fault(
                    DnsState::Fault,
                    "syntax",
                    format!("The SPF record of {name}{within} is not valid: {why}."),
                );
            }
        };
        self.seen.push(name.to_owned());
        let all = list.iter().position(|term| matches!(term, Term::All(_)));
        if own && let Some(Term::All(qualifier)) = all.and_then(|at| list.get(at)) {
            self.all = Some(*qualifier);
        }
        for term in list.iter().take(all.unwrap_or(list.len())) {
            // A redirect beside "all" is passed over (RFC 7208 section 6.1).
            if let Term::Look(look, target) = term
                && (*look != Look::Redirect || all.is_none())
            {
                self.look(name, *look, target.as_deref(), own);
            }
        }
    }

    fn look(&mut self, name: &str, look: Look, target: Option<&str>, own: bool) {
        self.look_ups += 1;
        self.uses_ptr |= look == Look::Ptr;
        let target = target.unwrap_or(name).trim_end_matches('.').to_ascii_lowercase();
        if look == Look::Redirect && own && self.all.is_none() {
            // Its own "all" is then the one that counts.
            self.all = Some(Qualifier::SoftFail);
        }
        // Macros stand for values of a message: such a name cannot be asked for.
        if target.contains('%') {
            return;
        }
        match look {
            Look::Include | Look::Redirect if self.seen.contains(&target) => {
                let words = format!("The SPF record of {} refers to {target} in a circle.", self.domain);
                self.fault(DnsState::Fault, "circle", words);
            }
            Look::Include | Look::Redirect => self.todo.push_back(SpfQuestion::Txt(target)),
            Look::A | Look::Exists => self.todo.push_back(SpfQuestion::Addresses(target)),
            Look::Mx => self.todo.push_back(SpfQuestion::Mx(target)),
            Look::Ptr => {}
        }
    }

    fn void(&mut self, name: &str, asked: &Asked) {
        if matches!(asked, Err(LookFault::NotFound | LookFault::Empty)) {
            self.voids.push(name.into());
        }
    }

    /// The first fault counts: the rest follows from it.
    fn fault(&mut self, state: DnsState, rule: &'static str, words: String) {
        self.verdict.get_or_insert((state, rule, words));
    }

    /// What the record is worth.
    #[must_use]
    pub fn finish(mut self) -> DnsFact {
        let (look_ups, voids) = (self.look_ups, self.voids.len());
        if look_ups > LOOK_UPS {
            let words = format!(
                "The SPF record of {} needs {look_ups} look-ups, and receivers make {LOOK_UPS}: \
                 they treat it as an error. Take out an include: that is no longer used.",
                self.domain
            );
            self.fault(DnsState::Fault, "look-ups", words);
        } else if voids > VOIDS {
            let words = format!(
                "{voids} look-ups of the SPF record of {} find nothing ({}), and {VOIDS} are allowed.",
                self.domain,
                self.voids.join(", ")
            );
            self.fault(DnsState::Fault, "void-look-ups", words);
        }
        if self.failures >= FAILURES {
            let words =
                format!("the record of {} could not be followed: the resolver does not answer", self.domain);
            self.fault(DnsState::Unknown, "no-answer", words);
        }
        self.weigh();
        let (state, rule, text) = self.verdict.unwrap_or((DnsState::Good, "", String::new()));
        let record = |text: &String| format!("{}. TXT \"{text}\"", self.domain);
        let fact = DnsFact::new(DnsTopic::Spf, &self.domain, state, text)
            .with_records(self.records.iter().map(record));
        if !matches!(state, DnsState::Fault | DnsState::Warning) {
            return fact;
        }
        let fact = fact.blaming(CAUSE, rule);
        // Which include is needed no more, only the owner knows.
        match matches!(rule, "look-ups" | "void-look-ups" | "include-nowhere" | "circle" | "no-answer") {
            true => fact,
            false => match mended(&self.records) {
                Some(text) => fact.publishing(record(&text)),
                None => fact,
            },
        }
    }

    /// A record that is valid may still say little.
    fn weigh(&mut self) {
        let domain = self.domain.clone();
        if self.records.is_empty() {
            let words = format!(
                "{domain} has no SPF record: receivers cannot tell who may send for it. \
                 Name in it what your providers ask for (include:)."
            );
            return self.fault(DnsState::Warning, "none", words);
        }
        match self.all {
            Some(Qualifier::Pass) => {
                let words = format!("The SPF record of {domain} lets everybody send (+all).");
                self.fault(DnsState::Fault, "pass-all", words);
            }
            None | Some(Qualifier::Neutral) => {
                let words = format!(
                    "The SPF record of {domain} does not say what to do with others: end it in ~all or -all."
                );
                self.fault(DnsState::Warning, "neutral", words);
            }
            Some(_) => {}
        }
        if self.uses_ptr {
            let words = format!(
                "The SPF record of {domain} uses ptr, which is slow and which many receivers ignore."
            );
            self.fault(DnsState::Warning, "ptr", words);
        }
        let ending = if self.all == Some(Qualifier::Fail) { "-all" } else { "~all" };
        let words = format!("{ending}, {} of {LOOK_UPS} look-ups", self.look_ups);
        self.fault(DnsState::Good, "", words);
    }
}

/// The SPF records of an answer for TXT.
fn spf_records(asked: &Asked) -> Vec<String> {
    let of = |answer: &Answer| answer.records.clone();
    let texts = asked.as_ref().map(of).unwrap_or_default().into_iter();
    texts
        .filter_map(|record| if let Record::Txt(text) = record { Some(text) } else { None })
        .filter(|text| is_spf(text))
        .collect()
}

#[cfg(test)]
#[path = "spf_check_tests.rs"]
mod tests;
