//! Names of machines and domains.

use super::names::Names;
use super::{Change, known, prefix};
use crate::carriers;

/// What a name stands behind whatever it looks like.
const BEFORE: [&str; 10] =
    ["EHLO ", "HELO ", "ehlo ", "helo ", "LHLO ", "helo=<", "ehlo=<", "helo=", "HELO=", "H="];

pub(super) fn find(line: &str, names: &mut Names, changes: &mut Vec<Change>) {
    named_by_place(line, names, changes);
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let mut at = 0;
    while let Some(start) = line[at..].find(inside).map(|i| at + i) {
        let end = line[start..].find(|c| !inside(c)).map_or(line.len(), |i| start + i);
        // `mail.example.org...Could not open`
        let end = line[start..end].find("..").filter(|dots| *dots > 0).map_or(end, |dots| start + dots);
        at = if line[end..].starts_with("..") { end + 2 } else { end };
        let start = start + prefix(line, start, &line[start..end]);
        let word = &line[start..end];
        let start = end - word.trim_start_matches(['.', '-']).len();
        let word = line[start..end].trim_end_matches(['.', '-']);
        // `/etc/ssl/mail.example.org.pem`
        let stem = word.rsplit_once('.').filter(|(_, end)| ENDINGS.contains(end)).map(|(stem, _)| stem);
        let word = stem.filter(|stem| is_host(stem)).unwrap_or(word);
        if is_host(word) && !is_code(line, start, start + word.len()) {
            push(start, word, names, changes);
        }
    }
}

fn push(start: usize, word: &str, names: &mut Names, changes: &mut Vec<Change>) {
    // Also where it stays, so that nothing else changes a part of it.
    changes.push((start..start + word.len(), names.host(word)));
}

/// The machine that wrote a log, and the name in a greeting.
fn named_by_place(line: &str, names: &mut Names, changes: &mut Vec<Change>) {
    if let Some(range) = carriers::logging_host(line) {
        push(range.start, &line[range], names, changes);
    }
    for before in BEFORE {
        for (at, _) in line.match_indices(before) {
            let start = at + before.len();
            let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
            let end = line[start..].find(|c| !inside(c)).map_or(line.len(), |i| start + i);
            let word = line[start..end].trim_end_matches(['.', '-']);
            let free = !line[..at].ends_with(|c: char| c.is_alphanumeric());
            let name = word.contains(|c: char| c.is_alphabetic()) && !is_prose(word);
            if free && name && (before.ends_with(['=', '<']) || ends_command(&line[end..])) {
                push(start, word, names, changes);
            }
        }
    }
}

/// Nothing but quotes and escapes follows the name in a command; prose goes on.
fn ends_command(rest: &str) -> bool {
    let rest = rest.trim();
    rest.is_empty() || rest.starts_with(['\\', '\'', '"', '<', '>', ')', ']', ',', ';'])
}

/// `HELO command rejected`, `EHLO or HELO`.
fn is_prose(word: &str) -> bool {
    const WORDS: [&str; 16] = [
        "command",
        "or",
        "and",
        "first",
        "name",
        "argument",
        "hostname",
        "required",
        "rejected",
        "greeting",
        "string",
        "is",
        "failed",
        "response",
        "reply",
        "localhost",
    ];
    WORDS.contains(&word.to_ascii_lowercase().as_str())
}

fn is_host(word: &str) -> bool {
    let lower = word.to_lowercase();
    let labels: Vec<&str> = lower.split('.').collect();
    let [first, .., last] = labels[..] else { return false };
    labels.iter().all(|l| !l.is_empty()) && known::is_tld(last) && !FILES.contains(&(first, last))
}

/// Files of mail servers whose endings are top-level domains as well.
const FILES: [(&str, &str); 4] = [("main", "cf"), ("master", "cf"), ("main", "in"), ("libc", "so")];

/// Endings of programs that are top-level domains as well.
const PROGRAMS: [&str; 8] = ["py", "rs", "pl", "sh", "md", "so", "cc", "ps"];

/// Endings of files that are named after a machine.
const ENDINGS: [&str; 11] = ["html", "htm", "php", "txt", "log", "conf", "crt", "pem", "key", "gz", "zone"];

/// A program, a call, a property (`$smtp.host`).
fn is_code(line: &str, start: usize, end: usize) -> bool {
    let (before, after) = (&line[..start], &line[end..]);
    let last = line[start..end].rsplit('.').next().unwrap_or_default();
    let numbered = after.strip_prefix(':').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let quoted = after.starts_with(['"', '\'']) || after.starts_with(" line");
    let in_path = before.ends_with('/') && !before.ends_with("//") || before.ends_with('\\');
    let program = PROGRAMS.contains(&last) && (numbered || quoted || in_path);
    before.ends_with('$') || after.starts_with('(') && !after.starts_with("(port") || program
}
