use super::chain::{self, Found};
use super::code_list::is_code_list;
use super::finding::{Case, finding, with_known};
use super::healing::Healing;
use super::incident::{Filed, Incident, Incidents, Voice};
use super::known::Known;
use super::named::Named;
use super::nearness::Nearness;
use super::program::Program;
use super::settle::settle;
use super::shown::Shown;
use super::skeleton::skeleton;
use super::strangers::Strangers;
use super::{evidence, names, rank, stands, verdict};
use crate::checks::{self, Yields};
use crate::knowledge::{CauseId, cause_by_id};
use crate::limits;
use crate::matching::Rules;
use crate::report::{DnsFact, FormatRange, Language, Report, Severity, Unmatched};
use crate::session::{Event, EventKind};
use crate::session::{Session, Sessions, TlsMode};
use crate::smtp::Step;
use crate::smtp::secret::MASK;
use crate::text::gate::Delivery;

/// Takes events, in the order of the input, and gives the report. Memory is
/// bounded by [`limits`], however many events come.
#[derive(Debug)]
pub(crate) struct Diagnosis {
    /// Name of the input, fit to show.
    pub(crate) source: String,
    /// Whether secrets are masked.
    redact: bool,
    incidents: Incidents,
    sessions: Sessions,
    healing: Healing,
    known: Known,
    nearness: Nearness,
    /// Secrets that readers masked already.
    masked: u64,
}

/// How sure an answer is about an error of a long text that does not name mail near it.
const FAR_FROM_MAIL: f64 = 0.5;

/// What the caller knows beside the events.
#[derive(Debug, Default)]
pub(crate) struct Closing {
    pub(crate) formats: Vec<FormatRange>,
    pub(crate) attempts: Vec<crate::report::Attempt>,
    /// What DNS says.
    pub(crate) dns: Vec<DnsFact>,
    pub(crate) complete: bool,
    /// A live probe, not a paste.
    pub(crate) live: bool,
    /// Ids of causes that passed by themselves.
    pub(crate) passed: Vec<&'static str>,
}

impl Diagnosis {
    /// Starts on an input of this name.
    pub(crate) fn new(source: &str) -> Self {
        Self {
            source: crate::text::clean(source),
            redact: true,
            incidents: Incidents::default(),
            sessions: Sessions::new(),
            healing: Healing::default(),
            known: Known::default(),
            nearness: Nearness::default(),
            masked: 0,
        }
    }

    /// The same with a hint which program sends, and with secrets unmasked where so wanted.
    pub(crate) fn with(self, software: Option<Program>, redact: bool) -> Self {
        let mut known = self.known;
        if let Some(Program(index)) = software {
            known.hint = Some(index);
            known.software.push(index);
        }
        Self { redact, known, ..self }
    }

    /// The same with a user's own rules.
    pub(crate) fn by(mut self, rules: Rules) -> Self {
        self.known.rules = rules;
        self.incidents.rules = rules;
        self
    }

    /// The same, its texts in a language.
    pub(crate) fn in_language(mut self, language: Language) -> Self {
        self.known.language = language;
        self
    }

    /// Takes the next event; `sure` where its format is one of mail.
    pub(crate) fn take(&mut self, event: &Event, sure: bool) {
        let session = self.sessions.add(event);
        match &event.kind {
            EventKind::Connecting(e) | EventKind::Connected(e) => {
                e.host.iter().for_each(|host| self.known.host(host));
            }
            EventKind::Command => {
                self.masked += u64::from(event.text.contains(MASK));
                return;
            }
            _ => {}
        }
        for index in self.nearness.line(event.place.line, &event.text, sure) {
            self.incidents.list[index].near_mail = true;
        }
        let new = self.incidents.list.len();
        let about = self.sessions.list[session].recipient.as_deref();
        let filed = self.incidents.add(event, session, about.filter(|_| event.step == Some(Step::Rcpt)));
        self.healing.take(event, filed.index());
        match filed {
            Filed::At(index) => {
                if !self.incidents.list[index].near_mail {
                    let near = self.nearness.incident(event.place.line, index);
                    self.incidents.list[index].near_mail = near;
                }
                if index == new {
                    self.known.words(&event.text, limits::REASON);
                }
            }
            Filed::NoIncident => self.known.words(&event.text, limits::REASON),
            Filed::Silent => {}
        }
    }

    /// A message of a log was delivered; its line was not read any further.
    pub(crate) fn passed(&mut self, delivery: &Delivery<'_>) {
        self.healing.pass(delivery);
    }

    /// Ends the input and judges it.
    pub(crate) fn finish(mut self, closing: Closing) -> Report {
        closing.formats.iter().for_each(|f| self.known.format(&f.name));
        self.known.one_server = one_server(&self.sessions.list);
        self.known.tls_mode = one_tls_mode(&self.sessions.list);
        self.known.mail = self.nearness.anywhere();
        self.known.code_list = !closing.live && is_code_list(&self.sessions.list);
        let mut shown = Shown::new(self.redact);
        let (cases, unnamed) = self.judge(&mut shown, closing.live);
        let mut findings = Vec::new();
        let found: Vec<Found> = cases.iter().map(Judged::found).collect();
        let roots = chain::roots(&found, &self.incidents.list);
        for (mut one, root) in cases.into_iter().zip(roots) {
            if self.known.code_list || closing.passed.contains(&one.cause.get().id) {
                one.case.milder = Some(Severity::Info);
            }
            with_known(&mut one.case, &self.known, closing.live);
            let mut finding = finding(one.cause, one.case);
            finding.consequence_of = root;
            findings.push(finding);
        }
        let dns = names::shown(&closing.dns);
        findings.extend(names::findings(&dns, self.known.language));
        let unmatched = self.unmatched(&unnamed, &mut shown);
        let mut report = Report {
            complete: closing.complete && !self.incidents.overflow,
            findings: rank::rank(findings),
            formats: closing.formats,
            attempts: closing.attempts,
            dns,
            unmatched,
            language: self.known.language,
            ..Report::unknown("")
        };
        let from = (self.source.as_str(), closing.live);
        verdict::conclude(&mut report, &self.sessions.list, &self.known, from, &mut shown);
        report.notes.extend(self.healing.told(&report));
        report.redactions = shown.redactions + self.masked;
        report
    }

    /// Names every incident; equal causes are joined. The indices of
    /// incidents that no rule names come second.
    fn judge(&self, shown: &mut Shown, live: bool) -> (Vec<Judged>, Vec<usize>) {
        let mut judged: Vec<Judged> = Vec::new();
        let mut unnamed = Vec::new();
        let place = (self.source.as_str(), self.known.language);
        let strangers = Strangers::new(&self.incidents.list, self.healing.delivered() > 0);
        for (index, incident) in self.incidents.list.iter().enumerate() {
            let session = self.session_of(incident);
            let Some(mut named) = settle(incident, session, &self.known) else {
                if incident.voice == Voice::Error {
                    unnamed.push(index);
                }
                continue;
            };
            if !(incident.near_mail || self.nearness.is_paste()) {
                named.confidence = named.confidence.min(FAR_FROM_MAIL);
            }
            strangers.rename(incident, &mut named);
            stands::rename(incident, session, &mut named);
            if stands::ended(incident, session, &named) {
                continue;
            }
            let mut case = evidence::case_of(incident, &named, session, place, shown);
            let healed = self.healing.milder(index, incident, &self.sessions.list);
            case.milder = healed.or_else(|| strangers.milder(incident, &named));
            join(&mut judged, named, case, index);
        }
        let around =
            checks::Around { live, failed: self.incidents.list.iter().any(|i| i.voice == Voice::Error) };
        for (session, shows) in checks::run(&self.sessions.list, around) {
            let Some(cause) = cause_by_id(shows.cause).map(|cause| self.known.rules.told(cause)) else {
                continue;
            };
            let known = |j: &Judged| {
                let as_sure = j.case.confidence >= shows.confidence;
                gives_way(shows.yields, cause, j.cause, as_sure)
            };
            if let Some(same) = judged.iter_mut().find(|j| j.cause == cause) {
                // The probe's own words were read as well: the facts behind them say more.
                if !shows.values.is_empty() {
                    same.case = evidence::case_of_check(&shows, session, place, shown);
                }
            } else if !judged.iter().any(known) {
                let case = evidence::case_of_check(&shows, session, place, shown);
                judged.push(Judged { cause, weight: 1.0, case, incidents: Vec::new() });
            }
        }
        (judged, unnamed)
    }

    fn session_of(&self, incident: &Incident) -> &Session {
        let index = incident.seen.first().map_or(0, |s| s.session);
        &self.sessions.list[index]
    }

    fn unmatched(&self, unnamed: &[usize], shown: &mut Shown) -> Vec<Unmatched> {
        let mut list: Vec<Unmatched> = Vec::new();
        for incident in unnamed.iter().map(|i| &self.incidents.list[*i]) {
            let template = shown.words(&skeleton(&incident.reason));
            if let Some(same) = list.iter_mut().find(|u| u.template == template) {
                same.count += incident.count;
            } else if list.len() < limits::UNMATCHED {
                let first = incident.seen.first();
                let text = first.map_or(String::new(), |s| shown.words(&s.text));
                list.push(Unmatched {
                    template,
                    count: incident.count,
                    source: self.source.clone(),
                    line: first.map_or(0, |s| s.place.line),
                    text,
                });
            }
        }
        list
    }
}

/// `as_sure`: what the words name is stated at least as surely.
fn gives_way(yields: Yields, own: CauseId, named: CauseId, as_sure: bool) -> bool {
    match yields {
        Yields::Nothing => false,
        Yields::WhatFollows => own.explains(named),
        Yields::Roots => named.explains(own),
        Yields::Layers(layers) => as_sure && layers.contains(&named.layer()),
    }
}

/// Whether all sessions that name a server name the same one.
fn one_server(sessions: &[Session]) -> bool {
    let mut hosts = sessions.iter().filter_map(|s| s.endpoint.host.as_deref());
    let first = hosts.next();
    hosts.all(|host| Some(host) == first)
}

/// The way of TLS, where all sessions that tell one tell the same.
fn one_tls_mode(sessions: &[Session]) -> Option<TlsMode> {
    let mut modes = sessions.iter().filter_map(|s| s.endpoint.tls_mode);
    let first = modes.next();
    first.filter(|first| modes.all(|mode| mode == *first))
}

/// A cause with the case that it stands on.
#[derive(Debug)]
struct Judged {
    cause: CauseId,
    weight: f64,
    case: Case,
    incidents: Vec<usize>,
}

impl Judged {
    fn found(&self) -> Found {
        Found { cause: self.cause, confidence: self.case.confidence, incidents: self.incidents.clone() }
    }
}

fn join(judged: &mut Vec<Judged>, named: Named, case: Case, incident: usize) {
    let Some(same) = judged.iter_mut().find(|j| j.cause == named.cause) else {
        judged.push(Judged { cause: named.cause, weight: named.weight, case, incidents: vec![incident] });
        return;
    };
    let severe = match (same.case.milder, case.milder) {
        (Some(a), Some(b)) => Some(a.min(b)),
        _ => None,
    };
    evidence::join(&mut same.case, case, named.weight > same.weight);
    same.case.milder = severe;
    same.weight = same.weight.max(named.weight);
    same.incidents.push(incident);
}
