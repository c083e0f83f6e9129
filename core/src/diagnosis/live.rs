use super::Diagnosis;
use super::collect::Closing;
use super::families;
use crate::probe::Outcome;
use crate::report::Report;

/// The report of a live probe, by the same rules as for a pasted log.
#[must_use]
pub fn diagnose(outcome: &Outcome) -> Report {
    let mut diagnosis = Diagnosis::new("probe");
    outcome.events.iter().for_each(|event| diagnosis.take(event, true));
    let attempts = outcome.attempts.clone();
    let mut report =
        diagnosis.finish(Closing { attempts, complete: outcome.complete, live: true, ..Closing::default() });
    report.tls_scan.clone_from(&outcome.tls_scan);
    report.findings.extend(families::broken(&outcome.attempts, &outcome.transcript));
    report
}
