//! Which of the fixed words (`data/locales`) fits. The confidence of words
//! stands here: it is the same in every language.

use super::Sign;
use crate::report::{Language, Retry, Severity, Stage, Who};
use crate::words::fixed;

/// Confidence from here on reads "certain".
pub const CERTAIN: f64 = 0.95;
/// Confidence from here on reads "likely"; below it reads "possible".
pub const LIKELY: f64 = 0.7;

/// How sure a finding is.
#[must_use]
pub fn confidence(language: Language, share: f64) -> &'static str {
    let words = language.words();
    if share >= CERTAIN {
        words.certain
    } else if share >= LIKELY {
        words.likely
    } else {
        words.possible
    }
}

/// Whose move it is. At some stages the roles have better names.
#[must_use]
pub const fn whose_move(language: Language, who: Who, stage: Stage) -> &'static str {
    let words = language.words();
    match (who, stage) {
        (Who::You, _) => words.move_you,
        (Who::YourHost, _) => words.move_host,
        (Who::Provider, Stage::Tls | Stage::Dns) => words.move_owner,
        (Who::Provider, _) => words.move_provider,
        (Who::Recipient, _) => words.move_recipient,
        (Who::Nobody, _) => words.move_nobody,
    }
}

/// Whether sending the same again later helps.
#[must_use]
pub fn waiting(language: Language, retry: &Retry) -> String {
    let words = language.words();
    match (retry.helps, &retry.after) {
        (true, Some(after)) => fixed(words.waiting_helps_after, &[("after", after)]),
        (true, None) => words.waiting_helps.into(),
        (false, _) => words.waiting_is_idle.into(),
    }
}

/// The name of a severity.
#[must_use]
pub const fn severity(language: Language, severity: Severity) -> &'static str {
    let words = language.words();
    match severity {
        Severity::Error => words.error,
        Severity::Warning => words.warning,
        Severity::Info => words.info,
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
pub const fn kind(language: Language, sign: Sign) -> &'static str {
    let words = language.words();
    match sign {
        Sign::Fault => words.error,
        Sign::Warning => words.warning,
        _ => words.info,
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
pub fn follows_from(language: Language, line: Option<u64>) -> String {
    let words = language.words();
    line.map_or_else(|| words.follows.into(), |line| fixed(words.follows_line, &[("line", &line)]))
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
pub fn do_this(language: Language, platform: &str, name: &str) -> String {
    let words = language.words();
    match platform {
        "any" => words.do_this.into(),
        _ => fixed(words.do_this_on, &[("name", &name)]),
    }
}

/// Heading of a kind of topic.
#[must_use]
pub fn topic(language: Language, kind: &str) -> &'static str {
    let words = language.words();
    match kind {
        "reply-code" => words.reply_code,
        "enhanced-code" => words.enhanced_code,
        "cause" => words.cause,
        "port" => words.port,
        "provider" => words.provider,
        _ => words.term,
    }
}
