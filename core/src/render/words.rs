//! The words of the renderers, in one place.

use super::Sign;
use crate::report::{Retry, Severity, Stage, Who};

/// Confidence from here on reads "certain".
pub const CERTAIN: f64 = 0.95;
/// Confidence from here on reads "likely"; below it reads "possible".
pub const LIKELY: f64 = 0.7;

/// How sure a finding is.
#[must_use]
pub fn confidence(share: f64) -> &'static str {
    if share >= CERTAIN {
        "certain"
    } else if share >= LIKELY {
        "likely"
    } else {
        "possible"
    }
}

/// Whose move it is. At some stages the roles have better names.
#[must_use]
pub const fn whose_move(who: Who, stage: Stage) -> &'static str {
    match (who, stage) {
        (Who::You, _) => "your move",
        (Who::YourHost, _) => "your hosting provider's move",
        (Who::Provider, Stage::Tls | Stage::Dns) => "the move of the server's owner",
        (Who::Provider, _) => "the mail provider's move",
        (Who::Recipient, _) => "the recipient's side must act",
        (Who::Nobody, _) => "nobody's move",
    }
}

/// Whether sending the same again later helps.
#[must_use]
pub fn waiting(retry: &Retry) -> String {
    match (retry.helps, &retry.after) {
        (true, Some(after)) => format!("waiting helps: try again after {after}"),
        (true, None) => "waiting helps".into(),
        (false, _) => "waiting does not help".into(),
    }
}

/// The name of a severity.
#[must_use]
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// The sign before the sentence of an answer; none before a term.
#[must_use]
pub const fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::Fault => "✗",
        Sign::Warning => "!",
        Sign::Info => "·",
        Sign::Healthy => "✓",
        Sign::Unknown => "?",
        Sign::Topic => "",
    }
}

/// What a finding is called in a list.
#[must_use]
pub const fn kind(sign: Sign) -> &'static str {
    match sign {
        Sign::Fault => "error",
        Sign::Warning => "warning",
        _ => "info",
    }
}

/// The words as a heading has them.
#[must_use]
pub fn heading(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// What a finding that others follow from is called beside them.
#[must_use]
pub fn follows_from(line: Option<u64>) -> String {
    line.map_or_else(|| "follows from it".into(), |line| format!("follows from line {line}"))
}

/// A check's operating system, where it is not for all.
#[must_use]
pub fn system(os: &str) -> Option<&'static str> {
    match os {
        "linux" => Some("Linux"),
        "macos" => Some("macOS"),
        "windows" => Some("Windows"),
        _ => None,
    }
}

/// Heading over the fix steps of a platform.
#[must_use]
pub fn do_this(platform: &str, name: &str) -> String {
    match platform {
        "any" => "do this".into(),
        _ => format!("do this, {name}"),
    }
}

/// Heading of a kind of topic.
#[must_use]
pub fn topic(kind: &str) -> &'static str {
    match kind {
        "reply-code" => "reply code",
        "enhanced-code" => "enhanced status code",
        "cause" => "cause",
        "port" => "port",
        "provider" => "mail provider",
        _ => "term",
    }
}

/// Label of the evidence of a live probe, which has no pasted lines.
pub const SEEN: &str = "seen";
/// Label of the findings after the first.
pub const FURTHER: &str = "more";
/// Label of the causes that a term may stand for.
pub const CAUSES: &str = "may be";
/// Label of commands that prove or disprove.
pub const CHECK: &str = "check";
/// Label of tempting wrong fixes.
pub const AVOID: &str = "don't";
/// Label of explanations.
pub const WHY: &str = "why";
/// Label of notes.
pub const NOTE: &str = "note";
/// Label of links.
pub const MORE: &str = "more";
/// Said when a run was cut short.
pub const INCOMPLETE: &str = "This run was cut short: the answer rests on what was seen until then.";
