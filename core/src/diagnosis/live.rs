use super::Diagnosis;
use super::collect::Closing;
use super::{clock, families, network, probed};
use crate::matching::Rules;
use crate::probe::Outcome;
use crate::report::{Language, Report, Severity, Verdict};

/// The report of a live probe, by the same rules as for a pasted log.
#[must_use]
pub fn diagnose(outcome: &Outcome) -> Report {
    diagnose_by(outcome, Rules::default(), Language::default())
}

/// The same in a language, where a user's own rules win over the built-in ones.
#[must_use]
pub fn diagnose_by(outcome: &Outcome, rules: Rules, language: Language) -> Report {
    let mut diagnosis = Diagnosis::new("probe").by(rules).in_language(language);
    outcome.events.iter().for_each(|event| diagnosis.take(event, true));
    let attempts = outcome.attempts.clone();
    let mut report = diagnosis.finish(Closing {
        attempts,
        dns: outcome.dns.clone(),
        complete: outcome.complete,
        live: true,
        passed: outcome.passed.clone(),
        ..Closing::default()
    });
    report.tls_scan.clone_from(&outcome.tls_scan);
    report.findings.extend(families::broken(&outcome.attempts, &outcome.transcript, language));
    let port = outcome.attempts.iter().find(|attempt| !attempt.comparison).map(|attempt| attempt.port);
    network::tell(&mut report, &outcome.networks, port);
    report.probe = Some(probed::told(&outcome.probe));
    let host = report.sessions.iter().rev().find_map(|session| session.host.clone());
    probed::find_again(&mut report, host.as_deref());
    probed::sum_up(&mut report);
    report.notes.extend(outcome.remarks.iter().cloned());
    clock::tell(&mut report, outcome);
    if let Some(good) = &outcome.good {
        mild(&mut report, good);
    }
    report
}

/// A check of ports that leaves a way for mail: what is blocked is good to know.
fn mild(report: &mut Report, good: &str) {
    report.verdict = Verdict::Healthy;
    report.summary = good.to_owned();
    for finding in &mut report.findings {
        finding.severity = finding.severity.max(Severity::Warning);
    }
}
