//! What a term means: a code, a cause, a port, a provider; what is no term
//! is analysed as a message.

mod code;
mod place;
mod terms;

pub use terms::{Kind, Term, terms};

use crate::diagnosis::of_cause;
use crate::knowledge::{CauseId, Link, cause_by_id};
use crate::matching::Rules;
use crate::report::{Reference, Report, Topic, Verdict};
use crate::scan::{Options, analyze};

#[cfg(test)]
#[path = "explain_tests.rs"]
mod tests;

/// Causes shown with a term that several may stand behind.
const LIKELIEST: usize = 5;

/// Explains a reply code (`535`), an enhanced status code (`5.7.8`), a cause
/// (`net.timeout`), a port (`587`, `port 587`), a provider (`gmail`) or a
/// pasted message. What is no term is analysed as a message.
#[must_use]
pub fn explain(query: &str) -> Report {
    explain_by(query, Rules::default())
}

/// The same, where a user's own rules win over the built-in ones.
#[must_use]
pub fn explain_by(query: &str, rules: Rules) -> Report {
    let term = query.trim();
    let known = code::enhanced(term)
        .or_else(|| code::registered(term))
        .or_else(|| place::port(term))
        .or_else(|| code::reply(term))
        .or_else(|| place::provider(term))
        .or_else(|| cause(term, rules));
    known.unwrap_or_else(|| message(query, rules))
}

/// What is no term, read as a message. One word that says nothing is told
/// what can be explained.
fn message(query: &str, rules: Rules) -> Report {
    let mut report = analyze(query.as_bytes(), &Options { rules, ..Options::default() });
    let nothing = report.findings.is_empty() && report.verdict == Verdict::Unknown;
    if nothing && query.split_whitespace().nth(1).is_none() {
        let word = crate::text::clean(query.trim());
        report.summary = format!("Nothing is known here under \"{word}\".");
        report.unmatched.clear();
        report.notes = vec![TERMS.into()];
    }
    report
}

const TERMS: &str = "What can be explained: a reply code (535), an enhanced status code (5.7.8), a port (587), \
    a cause (net.timeout), a provider (gmail), or the whole line of an error message.";

fn cause(term: &str, rules: Rules) -> Option<Report> {
    let term = term.to_ascii_lowercase();
    let own = rules.causes().iter().copied().find(|own| own.get().id == term);
    let id = own.or_else(|| cause_by_id(&term))?;
    let cause = id.get();
    // The references stand in the finding.
    let mut report = about(topic("cause", cause.id, id.text().title), &[id]);
    report.summary = format!("{}: {}", cause.id, id.text().title);
    Some(report)
}

fn topic(kind: &str, id: &str, title: &str) -> Topic {
    Topic {
        kind: kind.into(),
        id: id.into(),
        title: title.into(),
        text: Vec::new(),
        facts: Vec::new(),
        references: Vec::new(),
    }
}

/// A report about a term, with the causes that may stand behind it.
fn about(topic: Topic, causes: &[CauseId]) -> Report {
    let mut report = Report::unknown(&format!("{}: {}", topic.id, topic.title));
    let confidence = 1.0 / causes.len().max(1) as f64;
    report.findings = causes.iter().take(LIKELIEST).map(|id| of_cause(*id, confidence)).collect();
    report.topic = Some(topic);
    report
}

fn references(links: &[Link]) -> Vec<Reference> {
    links.iter().map(|l| Reference { title: l.title.into(), url: l.url.into() }).collect()
}

/// Adds a fact unless it is empty.
fn fact(topic: &mut Topic, name: &str, value: &str) {
    if !value.is_empty() {
        topic.facts.push((name.into(), value.into()));
    }
}
