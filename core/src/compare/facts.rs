//! What is compared of a report.

use crate::report::{AttemptState, CertificateReport, Report, SessionReport, TlsReport, Verdict};

/// One thing that a probe showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    /// What it is, in words.
    pub(super) what: &'static str,
    /// Its value; of a list all of its items, in the order that says nothing.
    pub(super) items: Vec<String>,
    /// Whether single items come and go.
    pub(super) list: bool,
}

impl Fact {
    fn one(what: &'static str, value: Option<String>) -> Self {
        Self { what, items: value.into_iter().filter(|v| !v.is_empty()).collect(), list: false }
    }

    fn list(what: &'static str, items: impl IntoIterator<Item = String>) -> Self {
        let mut items: Vec<String> = items.into_iter().collect();
        items.sort();
        items.dedup();
        Self { what, items, list: true }
    }

    /// The value in words.
    pub(super) fn value(&self) -> Option<String> {
        (!self.items.is_empty()).then(|| self.items.join(", "))
    }
}

/// The address that the dialogue was held with.
pub(super) fn talked_to(report: &Report) -> Option<String> {
    let of_session = session(report).and_then(|s| s.ip.clone());
    let open = |a: &&crate::report::Attempt| !a.comparison && a.state == AttemptState::Open;
    of_session.or_else(|| report.attempts.iter().find(open).map(|a| a.address.clone()))
}

/// All that is compared; always the same things in the same order.
pub(super) fn facts(report: &Report) -> Vec<Fact> {
    let session = session(report);
    let tls = session.and_then(|s| s.tls.as_ref());
    let of = |part: fn(&SessionReport) -> Option<String>| session.and_then(part);
    let keywords = |part: fn(&SessionReport) -> &Vec<String>| session.map(part).cloned().unwrap_or_default();
    let leaf = tls.and_then(|t| t.chain.first());
    vec![
        Fact::one("verdict", Some(verdict(report).into())),
        Fact::list("findings", report.findings.iter().map(|f| f.cause.clone())),
        Fact::list("addresses", addresses(report)),
        Fact::one("greeting name", of(|s| Some(s.greeting.as_ref()?.split(' ').next()?.to_owned()))),
        Fact::one("server program", of(|s| s.server.clone())),
        Fact::list("capabilities", keywords(|s| &s.capabilities)),
        Fact::list("capabilities inside TLS", keywords(|s| &s.capabilities_tls)),
        Fact::one("TLS", tls.map(agreement)),
        Fact::one("certificate", leaf.map(certificate)),
        Fact::list("certificate names", leaf.map(|c| c.names.clone()).unwrap_or_default()),
        Fact::one("certificate checks", tls.map(checks)),
        Fact::one("login", of(|s| s.auth.clone())),
    ]
}

/// The dialogue that went furthest: the last one in which the server spoke.
fn session(report: &Report) -> Option<&SessionReport> {
    let spoke = |s: &&SessionReport| s.greeting.is_some() || s.tls.is_some();
    report.sessions.iter().rev().find(spoke).or(report.sessions.first())
}

pub(super) fn verdict(report: &Report) -> &'static str {
    match report.verdict {
        Verdict::Fault => "fault",
        Verdict::Healthy => "healthy",
        Verdict::Unknown => "unknown",
    }
}

/// Each address and port that was tried, and the best that came of it.
fn addresses(report: &Report) -> Vec<String> {
    let own: Vec<_> = report.attempts.iter().filter(|a| !a.comparison).collect();
    let open = |address: &str, port| {
        own.iter().any(|a| a.address == address && a.port == port && a.state == AttemptState::Open)
    };
    let words = |a: &&crate::report::Attempt| {
        let state = if open(&a.address, a.port) { "open" } else { &a.reason };
        format!("{} {state}", a.address)
    };
    own.iter().map(words).collect()
}

fn agreement(tls: &TlsReport) -> String {
    let parts = [&tls.version, &tls.suite, &tls.group];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}

fn certificate(c: &CertificateReport) -> String {
    let parts = [
        c.subject.clone(),
        format!("{} to {}", c.not_before, c.not_after),
        format!("by {}", c.issuer),
        c.key.clone(),
    ];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}

fn checks(tls: &TlsReport) -> String {
    let asked = [("trust", tls.trust), ("name", tls.name), ("dates", tls.dates)];
    let told = asked.iter().filter_map(|(what, answer)| {
        answer.map(|holds| format!("{what} {}", if holds { "yes" } else { "NO" }))
    });
    told.collect::<Vec<_>>().join(", ")
}
