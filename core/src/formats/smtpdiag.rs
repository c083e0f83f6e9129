//! What this program prints itself: the phases of a probe and the answer. Its
//! advice speaks of many faults and is evidence of none. Where the dialogue
//! stands there too (`swaks` reads it), nothing else is; else the lines that
//! the answer gives as seen.

use super::swaks::OWN_QUOTE;
use super::{Claim, Reader, Row, Talk, error_line};
use crate::session::Side;

pub(super) const READER: Reader = Reader { name: "smtpdiag", claim, read };

/// Labels of phases; a time stands at the end of their line.
const PHASES: [&str; 15] = [
    "name",
    "connect",
    "compare",
    "trace",
    "greeting",
    "EHLO",
    "STARTTLS",
    "TLS",
    "login",
    "sender",
    "recipient",
    "message",
    "reply",
    "QUIT",
    "stopped",
];
/// Column of the words behind a label of a phase.
const COLUMN: usize = 12;
/// How an answer begins.
const SIGNS: [&str; 5] = ["✗ ", "✓ ", "! ", "? ", "· "];
/// How the line behind its sentence does.
const SURE: [&str; 3] = ["  certain · ", "  likely · ", "  possible · "];

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let (text, current) = (row.text, talk.is_current(READER.name));
    let standing = SURE.iter().any(|sure| text.starts_with(sure)) && text.contains(" · waiting ");
    let answer = SIGNS.iter().any(|sign| text.starts_with(sign)) && (current || talk.is_current("swaks"));
    let inside = current && (is_of_answer(text) || talk.in_sentence && text.starts_with("  "));
    if standing || answer || inside || is_phase(text) { Claim::Message } else { Claim::No }
}

/// A line of an answer behind its sentence, by its label or its indent.
fn is_of_answer(text: &str) -> bool {
    const LABELS: [&str; 8] = ["seen", "line", "do this", "check", "don't", "more", "why", "note"];
    let inner = text.trim_start();
    match text.len() - inner.len() {
        2 => LABELS.iter().any(|label| inner.starts_with(label)) || inner.contains(" · smtpdiag explain "),
        4 => {
            inner.starts_with(|c: char| c.is_ascii_digit()) && inner[1..].contains(". ")
                || inner.starts_with("with ")
        }
        7 | 10.. => inner.starts_with(|c: char| c.is_alphanumeric() || "($`-|'".contains(c)),
        _ => false,
    }
}

/// `  greeting  mail.example.com, Exim 4.96                     41 ms`
fn is_phase(text: &str) -> bool {
    let Some((label, rest)) = text.strip_prefix("  ").and_then(|inner| inner.split_once(' ')) else {
        return false;
    };
    let aligned = text.get(COLUMN..).is_some_and(|words| !words.starts_with(' '))
        && text.get(..COLUMN).is_some_and(|start| start.ends_with(' '));
    let time = rest.trim_end().strip_suffix(" ms").or_else(|| rest.trim_end().strip_suffix(" s"));
    let timed = time.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    PHASES.contains(&label) && aligned && timed
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    talk.in_sentence = SIGNS.iter().any(|sign| row.text.starts_with(sign))
        || talk.in_sentence && !SURE.iter().any(|sure| row.text.starts_with(sure)) && !row.text.is_empty();
    // The dialogue itself says more.
    if talk.is_open() {
        return;
    }
    match evidence(row.text) {
        Some(words) if words.starts_with(OWN_QUOTE) => talk.failure(&row.with(words), Side::Local),
        Some(words) => error_line::read_error(&row.with(words), talk, Side::Local),
        None => {}
    }
}

/// The words of `  seen    535 ...`.
fn evidence(text: &str) -> Option<&str> {
    let words = text.strip_prefix("  seen ")?.trim();
    (!words.is_empty()).then_some(words)
}
