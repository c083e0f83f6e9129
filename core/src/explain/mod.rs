//! What a term means: a code, a cause, a port, a provider; what is no term
//! is analysed as a message.

mod code;
mod place;
mod terms;

pub use terms::{Kind, Term, terms};

use crate::diagnosis::of_cause;
use crate::knowledge::{CauseId, Link, cause_by_id};
use crate::matching::Rules;
use crate::report::{Language, Reference, Report, Topic, Verdict};
use crate::scan::{Options, analyze};
use crate::words::fixed;

#[cfg(test)]
#[path = "explain_tests.rs"]
mod tests;

/// Causes shown with a term that several may stand behind.
const LIKELIEST: usize = 5;

/// A term, and the causes that may stand behind it, likeliest first.
type Told = (Topic, Vec<CauseId>);

/// Explains a reply code (`535`), an enhanced status code (`5.7.8`), a cause
/// (`net.timeout`), a port (`587`, `port 587`), a provider (`gmail`) or a
/// pasted message. What is no term is analysed as a message.
#[must_use]
pub fn explain(query: &str) -> Report {
    explain_by(query, Rules::default(), Language::default())
}

/// The same with the causes in a language, where a user's own rules win over
/// the built-in ones. What the registries say of codes, ports and providers is
/// told in English.
#[must_use]
pub fn explain_by(query: &str, rules: Rules, language: Language) -> Report {
    let term = query.trim();
    let known = code::enhanced(term)
        .or_else(|| code::registered(term))
        .or_else(|| place::port(term))
        .or_else(|| code::reply(term))
        .or_else(|| place::provider(term))
        .or_else(|| cause(term, rules, language));
    known.map_or_else(|| message(query, rules, language), |(topic, causes)| about(topic, &causes, language))
}

/// What is no term, read as a message. One word that says nothing is told
/// what can be explained.
fn message(query: &str, rules: Rules, language: Language) -> Report {
    let mut report = analyze(query.as_bytes(), &Options { rules, language, ..Options::default() });
    let nothing = report.findings.is_empty() && report.verdict == Verdict::Unknown;
    if nothing && query.split_whitespace().nth(1).is_none() {
        let word = crate::text::clean(query.trim());
        let words = language.words();
        report.summary = fixed(words.unknown_term, &[("word", &word)]);
        report.unmatched.clear();
        report.notes = vec![words.terms.into()];
    }
    report
}

fn cause(term: &str, rules: Rules, language: Language) -> Option<Told> {
    let term = term.to_ascii_lowercase();
    let own = rules.causes().iter().copied().find(|own| own.get().id == term);
    let id = own.or_else(|| cause_by_id(&term))?;
    // The references stand in the finding.
    Some((topic("cause", id.get().id, id.text_in(language).title), vec![id]))
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
fn about(topic: Topic, causes: &[CauseId], language: Language) -> Report {
    let mut report = Report::unknown(&format!("{}: {}", topic.id, topic.title));
    let confidence = 1.0 / causes.len().max(1) as f64;
    report.findings = causes.iter().take(LIKELIEST).map(|id| of_cause(*id, confidence, language)).collect();
    report.topic = Some(topic);
    report.language = language;
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
