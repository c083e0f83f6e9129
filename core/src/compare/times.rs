//! Times of phases: when a difference is more than noise.

use super::changes::changed;
use crate::report::{Change, Report};

/// A phase that takes so many times as long, or as short, ...
const FACTOR: f64 = 2.0;
/// ... and differs by at least so many milliseconds, is told. Below that, two
/// probes in a row over one healthy line differ as well.
const MILLISECONDS: f64 = 100.0;

/// The phases that take another time than before, beyond noise.
pub(super) fn changes(before: &Report, after: &Report) -> Vec<Change> {
    let (before, after) = (phases(before), phases(after));
    let of = |name: &str| before.iter().find(|(other, _)| *other == name).map(|(_, ms)| *ms);
    let both = after.iter().filter_map(|(name, ms)| Some((*name, of(name)?, *ms)));
    let beyond = both.filter(|(_, before, after)| is_more_than_noise(*before, *after));
    beyond
        .map(|(name, before, after)| {
            changed(
                &format!("time of {name}"),
                Some(format!("{before:.0} ms")),
                Some(format!("{after:.0} ms")),
            )
        })
        .collect()
}

fn is_more_than_noise(one: f64, other: f64) -> bool {
    let (less, more) = if one < other { (one, other) } else { (other, one) };
    more - less >= MILLISECONDS && more >= less * FACTOR
}

/// The phases of the last dialogue, added up by name.
fn phases(report: &Report) -> Vec<(&str, f64)> {
    let mut sums: Vec<(&str, f64)> = Vec::new();
    for phase in report.attempts.iter().filter(|a| !a.comparison).flat_map(|a| &a.phases) {
        match sums.iter_mut().find(|(name, _)| *name == phase.name) {
            Some((_, sum)) => *sum += phase.milliseconds,
            None => sums.push((&phase.name, phase.milliseconds)),
        }
    }
    sums
}
