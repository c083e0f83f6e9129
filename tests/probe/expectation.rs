//! What must hold at the end of a script, and what must hold of every script.

use crate::peer::Seen;
use crate::read_back;
use crate::script::{Script, duration};
use smtpdiag_core::probe::Outcome;
use smtpdiag_core::render::{Block, Document, probe_rows};
use smtpdiag_core::report::{Attempt, Verdict};
use smtpdiag_core::session::EventKind;
use smtpdiag_core::{Options, analyze, diagnose};
use std::time::Duration;

/// One `expect` line.
pub enum Expectation {
    /// Some event has these words.
    Event(String),
    /// Some failure begins with these words.
    Failure(String),
    /// There is no failure at all.
    NoFailure,
    /// Neither transcript nor display holds this.
    Hidden(String),
    /// The client never sent this.
    NeverSent(String),
    /// The attempts: `192.0.2.1:587 starttls open`, separated by `;`.
    Attempts(String),
    /// The phases of the first attempt.
    Phases(String),
    /// So many connections.
    Connections(usize),
    /// So many round trips: connections, commands, handshakes.
    RoundTrips(usize),
    /// The machine was done by then.
    Within(Duration),
    /// Whether the probe came to its own end.
    Complete(bool),
    /// The transcript has this line.
    Line(String),
    /// The first finding has this cause.
    Cause(String),
    /// A note of the report holds this.
    Note(String),
    /// The verdict: `healthy`, `fault`, `unknown`.
    Verdict(String),
    /// The transcript, pasted somewhere, tells of no fault.
    PasteWithoutFault,
    /// A fact of the answer begins so.
    Fact(String),
    /// The summary of the report begins so.
    Summary(String),
    /// A row of what the probe did says this.
    Row(String),
    /// None does.
    NoRow(String),
}

impl Expectation {
    /// Reads what follows `expect`.
    pub fn parse(rest: &str) -> Result<Self, String> {
        let (word, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        let text = rest.trim().trim_matches('"').to_owned();
        Ok(match word {
            "event" => Self::Event(text),
            "failure" => Self::Failure(text),
            "no-failure" => Self::NoFailure,
            "hidden" | "no" => Self::Hidden(text),
            "never-sent" => Self::NeverSent(text),
            "attempts" => Self::Attempts(text),
            "phases" => Self::Phases(text),
            "connections" => Self::Connections(text.parse().map_err(|_| "no number")?),
            "round-trips" => Self::RoundTrips(text.parse().map_err(|_| "no number")?),
            "within" => Self::Within(duration(&text)?),
            "complete" => Self::Complete(true),
            "incomplete" => Self::Complete(false),
            "line" => Self::Line(rest.into()),
            "cause" => Self::Cause(text),
            "note" => Self::Note(text),
            "verdict" => Self::Verdict(text),
            "paste-without-fault" => Self::PasteWithoutFault,
            "fact" => Self::Fact(rest.trim().into()),
            "summary" => Self::Summary(text),
            "row" => Self::Row(text),
            "no-row" => Self::NoRow(text),
            _ => return Err("unknown expectation".into()),
        })
    }
}

/// Everything that does not hold.
pub fn check(name: &str, script: &Script, outcome: &Outcome, seen: &Seen) -> Vec<String> {
    let mut problems = always(script, outcome, seen);
    problems.extend(read_back::differs(name, outcome));
    for (place, expectation) in &script.expectations {
        if let Err(words) = holds(expectation, outcome, seen) {
            problems.push(format!("{place}: {words}"));
        }
    }
    problems
}

fn holds(expectation: &Expectation, outcome: &Outcome, seen: &Seen) -> Result<(), String> {
    let failures = || outcome.events.iter().filter(|event| event.kind == EventKind::Failure);
    let check = |holds: bool, words: String| if holds { Ok(()) } else { Err(words) };
    match expectation {
        Expectation::Event(text) => {
            let found = outcome.events.iter().any(|event| event.text.contains(text));
            check(found, format!("no event says {text:?}"))
        }
        Expectation::Failure(text) => {
            let found = failures().any(|event| event.text.starts_with(text));
            check(found, format!("no failure says {text:?}"))
        }
        Expectation::NoFailure => match failures().next() {
            Some(event) => Err(format!("a failure: {}", event.text)),
            None => Ok(()),
        },
        Expectation::Hidden(text) => {
            let found = outcome.transcript.contains(text) || seen.shown.contains(text);
            check(!found, format!("{text:?} is shown"))
        }
        Expectation::NeverSent(text) => check(!seen.sent.contains(text), format!("{text:?} was sent")),
        Expectation::Attempts(text) => same(text, &attempts(&outcome.attempts)),
        Expectation::Phases(text) => {
            let phases = outcome.attempts.first().map(|attempt| &attempt.phases[..]).unwrap_or_default();
            let names: Vec<&str> = phases.iter().map(|phase| phase.name.as_str()).collect();
            same(text, &names.join(" "))
        }
        Expectation::Connections(count) => same(&count.to_string(), &seen.connections.to_string()),
        Expectation::RoundTrips(count) => same(&count.to_string(), &seen.round_trips.to_string()),
        Expectation::Within(limit) => {
            check(seen.ended <= *limit, format!("done only after {:?}", seen.ended))
        }
        Expectation::Complete(complete) => {
            check(outcome.complete == *complete, format!("complete is {}", outcome.complete))
        }
        Expectation::Line(text) => {
            check(outcome.transcript.lines().any(|line| line == text), format!("no line {text:?}"))
        }
        Expectation::Cause(id) => cause(id, outcome),
        Expectation::Verdict(text) => same(text, &format!("{:?}", diagnose(outcome).verdict).to_lowercase()),
        Expectation::PasteWithoutFault => {
            let report = analyze(outcome.transcript.as_bytes(), &Options::default());
            check(report.verdict != Verdict::Fault, format!("as a paste it is a fault: {}", report.summary))
        }
        Expectation::Fact(text) => {
            let facts = facts(&Document::new(&diagnose(outcome)));
            check(facts.iter().any(|fact| fact.starts_with(text)), format!("no fact {text:?}: {facts:?}"))
        }
        Expectation::Summary(text) => {
            let summary = diagnose(outcome).summary;
            check(summary.starts_with(text), format!("the summary is {summary:?}"))
        }
        Expectation::Row(text) => {
            let rows = rows(outcome);
            check(rows.contains(text), format!("no row {text:?}: {rows:?}"))
        }
        Expectation::NoRow(text) => check(!rows(outcome).contains(text), format!("a row {text:?}")),
        Expectation::Note(text) => {
            let notes = diagnose(outcome).notes;
            check(notes.iter().any(|note| note.contains(text)), format!("no note says {text:?}: {notes:?}"))
        }
    }
}

/// The facts of all articles, name and words.
fn facts(document: &Document) -> Vec<String> {
    let blocks = document.articles.iter().flat_map(|article| &article.blocks);
    let rows = blocks.filter_map(|block| if let Block::Facts(rows) = block { Some(rows) } else { None });
    rows.flatten().map(|(name, words)| format!("{name} {words}")).collect()
}

/// What the probe did, as rows of name and words.
fn rows(outcome: &Outcome) -> Vec<String> {
    let probe = diagnose(outcome).probe.unwrap_or_default();
    probe_rows(&probe).into_iter().map(|(name, words)| format!("{name} {words}")).collect()
}

fn same(expected: &str, actual: &str) -> Result<(), String> {
    if expected == actual { Ok(()) } else { Err(format!("{actual:?}, not {expected:?}")) }
}

fn attempts(list: &[Attempt]) -> String {
    let one = |attempt: &Attempt| {
        let state = format!("{:?}", attempt.state).to_lowercase();
        let host = if attempt.address.contains(':') {
            format!("[{}]", attempt.address)
        } else {
            attempt.address.clone()
        };
        format!("{host}:{} {} {state}", attempt.port, attempt.tls_mode)
    };
    list.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// `none` stands for a report without a finding of any severity.
fn cause(id: &str, outcome: &Outcome) -> Result<(), String> {
    let report = diagnose(outcome);
    let found: Vec<&str> = report.findings.iter().map(|finding| finding.cause.as_str()).collect();
    let first = found.first().copied().unwrap_or("none");
    if first == id { Ok(()) } else { Err(format!("the causes are {found:?}, not {id} first")) }
}

/// Rules without exception.
fn always(script: &Script, outcome: &Outcome, seen: &Seen) -> Vec<String> {
    let mut problems: Vec<String> = Vec::new();
    let control = |c: char| c.is_control() && c != '\n';
    if outcome.transcript.contains(control) || seen.shown.contains(control) {
        problems.push("a control character is shown".into());
    }
    if let Some(credentials) = &script.plan.credentials {
        let secret = &credentials.secret.0;
        if outcome.transcript.contains(secret) || seen.shown.contains(secret) {
            problems.push("the password is shown".into());
        }
    }
    let sends = script.plan.message.is_some();
    if !sends && seen.sent.lines().any(|line| line == "DATA" || line.starts_with("BDAT")) {
        problems.push("a message was begun".into());
    }
    for event in &outcome.events {
        let span = event.place.span;
        let words = outcome.transcript.get(span.start as usize..span.end as usize);
        let first = words.and_then(|words| words.lines().next()).unwrap_or_default();
        if !event.text.starts_with(first) || words.is_none() {
            problems.push(format!("the place of {:?} says {words:?}", event.text));
        }
    }
    problems
}
