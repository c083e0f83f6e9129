use super::Diagnosis;
use super::collect::Closing;
use super::families;
use crate::matching::Rules;
use crate::probe::Outcome;
use crate::report::Report;

/// The report of a live probe, by the same rules as for a pasted log.
#[must_use]
pub fn diagnose(outcome: &Outcome) -> Report {
    diagnose_by(outcome, Rules::default())
}

/// The same, where a user's own rules win over the built-in ones.
#[must_use]
pub fn diagnose_by(outcome: &Outcome, rules: Rules) -> Report {
    let mut diagnosis = Diagnosis::new("probe").by(rules);
    outcome.events.iter().for_each(|event| diagnosis.take(event, true));
    let attempts = outcome.attempts.clone();
    let mut report =
        diagnosis.finish(Closing { attempts, complete: outcome.complete, live: true, ..Closing::default() });
    report.findings.extend(families::broken(&outcome.attempts, &outcome.transcript));
    report
}
