use crate::report::{Attempt, Report};
use std::time::Duration;

/// A probe as monitoring sees it: the report, and what it does not hold.
#[derive(Clone, Copy, Debug)]
pub struct Probed<'a> {
    /// What was found.
    pub report: &'a Report,
    /// Whom the probe was for: `mail.example.com:587`.
    pub target: &'a str,
    /// How long all of it took.
    pub took: Duration,
}

impl Probed<'_> {
    /// The attempts of the dialogue itself, without those that only compared.
    pub(super) fn attempts(&self) -> impl Iterator<Item = &Attempt> {
        self.report.attempts.iter().filter(|attempt| !attempt.comparison)
    }

    /// Seconds of each phase, in the order in which they came. Phases of one
    /// name (EHLO before and inside TLS, a second connection) are added up.
    pub(super) fn phases(&self) -> Vec<(&str, f64)> {
        let mut sums: Vec<(&str, f64)> = Vec::new();
        for phase in self.attempts().flat_map(|attempt| &attempt.phases) {
            let seconds = phase.milliseconds / 1000.0;
            match sums.iter_mut().find(|(name, _)| *name == phase.name) {
                Some((_, sum)) => *sum += seconds,
                None => sums.push((&phase.name, seconds)),
            }
        }
        sums
    }

    /// Days until the first certificate of the chain ends.
    pub(super) fn days_left(&self) -> Option<i64> {
        self.report.sessions.iter().filter_map(|session| session.tls.as_ref()?.days_left).min()
    }
}
