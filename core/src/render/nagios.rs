//! A line for Nagios, Icinga, Checkmk and their kin, as the Monitoring Plugins
//! Development Guidelines have it: state, sentence, `|`, performance data.
//! Lines behind it say what to do.

use super::choice::{Detail, fixes};
use super::document::{Block, Document};
use super::{Probed, clean, words};
use crate::report::{Severity, Verdict};
use std::fmt::Write as _;
use std::time::Duration;

/// What a plugin reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing is wrong.
    Ok,
    /// It works, and may not tomorrow; or a threshold of the user is passed.
    Warning,
    /// Mail does not go out; or a threshold of the user is passed.
    Critical,
    /// The probe could not tell.
    Unknown,
}

impl State {
    /// The exit status that plugins have for it.
    #[must_use]
    pub const fn status(self) -> u8 {
        match self {
            Self::Ok => 0,
            Self::Warning => 1,
            Self::Critical => 2,
            Self::Unknown => 3,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warning => "WARNING",
            Self::Critical => "CRITICAL",
            Self::Unknown => "UNKNOWN",
        }
    }
}

/// From when on the user wants to hear of it, where nothing else is wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thresholds {
    /// The probe took longer: WARNING.
    pub warning: Option<Duration>,
    /// The probe took longer: CRITICAL.
    pub critical: Option<Duration>,
    /// Days left of the certificate below which the probe warns. It tells so by a finding, so this stands in the
    /// performance data alone.
    pub days_warning: Option<i64>,
    /// The same for a fault.
    pub days_critical: Option<i64>,
}

/// The lines for a probe, and the state that they report.
#[must_use]
pub fn nagios(probed: &Probed<'_>, thresholds: &Thresholds, detail: Detail) -> (State, String) {
    let (state, sentence) = judged(probed, thresholds);
    let place =
        if sentence.contains(probed.target) { String::new() } else { format!(" ({})", probed.target) };
    let mut out = line(state, &(sentence + &place));
    let _ = writeln!(out, "|{}", performance(probed, thresholds));
    if detail != Detail::Verdict {
        for more in more(probed, detail) {
            out += &safe(&more);
            out.push('\n');
        }
    }
    (state, out)
}

/// A line without performance data, for a run that did not come to a probe.
#[must_use]
pub fn nagios_unknown(why: &str) -> String {
    line(State::Unknown, why) + "\n"
}

fn line(state: State, sentence: &str) -> String {
    format!("SMTP {} - {}", state.name(), safe(sentence))
}

/// A bar begins performance data wherever it stands.
fn safe(text: &str) -> String {
    clean(text).replace('|', "\u{a6}")
}

fn judged(probed: &Probed<'_>, thresholds: &Thresholds) -> (State, String) {
    let report = probed.report;
    let warned = report.findings.iter().any(|finding| finding.severity == Severity::Warning);
    let state = match report.verdict {
        Verdict::Fault => State::Critical,
        Verdict::Unknown => State::Unknown,
        Verdict::Healthy if !report.complete => State::Unknown,
        Verdict::Healthy if warned => State::Warning,
        Verdict::Healthy => State::Ok,
    };
    let cut = if report.complete { "" } else { "The probe was cut short. " };
    let all = passed(probed, thresholds).into_iter().filter(|_| state != State::Unknown);
    // Of several the worst; what was found says more than a number.
    match all.reduce(|one, other| if other.0 > one.0 { other } else { one }) {
        Some((worse, words)) if worse > state => (worse, format!("{cut}{words} {}", report.summary)),
        _ => (state, format!("{cut}{}", report.summary)),
    }
}

/// The thresholds that are passed, in words.
fn passed(probed: &Probed<'_>, thresholds: &Thresholds) -> Vec<(State, String)> {
    let mut list = Vec::new();
    let slow = |limit: Option<Duration>| limit.filter(|limit| probed.took > *limit);
    for (state, limit) in [(State::Critical, thresholds.critical), (State::Warning, thresholds.warning)] {
        list.extend(slow(limit).map(|limit| {
            let (took, limit) = (probed.took.as_secs_f64(), limit.as_secs_f64());
            (state, format!("The probe took {took:.1} s, longer than {limit} s."))
        }));
    }
    list
}

/// `label=value;warning;critical;minimum`, a blank between them.
fn performance(probed: &Probed<'_>, thresholds: &Thresholds) -> String {
    let time = |limit: Option<Duration>| limit.map(|t| t.as_secs_f64().to_string()).unwrap_or_default();
    // A colon behind the number: the alarm is below it.
    let below = |limit: Option<i64>| limit.map(|days| format!("{days}:")).unwrap_or_default();
    let took = probed.took.as_secs_f64();
    let mut data =
        vec![format!("time={took:.3}s;{};{};0", time(thresholds.warning), time(thresholds.critical))];
    if let Some(left) = probed.days_left() {
        let (warning, critical) = (below(thresholds.days_warning), below(thresholds.days_critical));
        data.push(format!("cert_days={left};{warning};{critical}"));
    }
    data.extend(probed.phases().iter().map(|(name, seconds)| format!("{name}={seconds:.3}s;;;0")));
    data.join(" ")
}

/// Who must act and what to do, for the message that wakes somebody.
fn more(probed: &Probed<'_>, detail: Detail) -> Vec<String> {
    let document = Document::new(probed.report);
    let Some(article) = document.articles.first() else { return Vec::new() };
    let mut lines = Vec::new();
    for block in &article.blocks {
        match block {
            Block::Standing(standing) => lines.push(standing.join(", ")),
            Block::Evidence(seen) => lines.extend(seen.iter().map(|e| format!("{}: {}", e.label, e.text))),
            Block::Fix(all) => {
                for fix in fixes(all, detail).0 {
                    lines.push(format!("{}:", words::heading(&fix.heading)));
                    lines.extend(fix.steps.iter().enumerate().map(|(i, step)| format!("{}. {step}", i + 1)));
                }
            }
            Block::More { cause: Some(cause), .. } => lines.push(format!("cause: {cause}")),
            _ => {}
        }
    }
    lines.iter().flat_map(|text| text.lines().map(str::to_owned)).collect()
}

#[cfg(test)]
#[path = "nagios_tests.rs"]
mod tests;
