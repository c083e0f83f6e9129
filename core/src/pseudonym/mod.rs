//! A text made fit for a public forum: secrets masked, people, machines and
//! public addresses under other names, the same name always under the same
//! one. What matters for the diagnosis stays: hosts of well-known providers,
//! `localhost`, private addresses, and names that are reserved for examples.

mod address;
mod answer;
mod header;
mod host;
mod ip;
mod known;
mod names;
mod user;

use crate::limits;
use crate::smtp::secret::MASK;
use crate::text::{PlainLines, redact};
use answer::Answers;
use names::Names;
use std::ops::Range;

/// A stretch of a line and what stands in its place.
type Change = (Range<usize>, String);

/// Finds what has to be changed in one line.
type Finder = fn(&str, &mut Names, &mut Vec<Change>);

/// Kinds of names, one file each. Where two overlap, the earlier start counts,
/// then the order here.
const FINDERS: &[Finder] = &[header::find, address::find, user::find, host::find, ip::find];

/// Makes a text fit for a forum, piece by piece; any chunking gives the same
/// text, and memory stays bounded. Doing it twice is doing it once.
#[derive(Debug, Default)]
pub struct Redactor {
    lines: PlainLines,
    state: State,
}

/// What is remembered from line to line.
#[derive(Debug, Default)]
struct State {
    names: Names,
    answers: Answers,
    /// The line that is being read is too long; its first piece was written.
    cut: bool,
    changes: u64,
}

impl Redactor {
    /// Starts on a new text.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes and appends what is done to `out`.
    pub fn feed(&mut self, bytes: &[u8], out: &mut String) {
        let Self { lines, state } = self;
        lines.feed(bytes, &mut |line, goes_on| state.line(line, goes_on, out));
    }

    /// Ends the text; gives how many places were changed.
    pub fn finish(mut self, out: &mut String) -> u64 {
        let Self { lines, state } = &mut self;
        lines.finish(&mut |line, goes_on| state.line(line, goes_on, out));
        state.changes
    }
}

/// A whole text made fit for a forum.
#[must_use]
pub fn redact(input: &[u8]) -> String {
    let mut redactor = Redactor::new();
    let mut out = String::new();
    redactor.feed(input, &mut out);
    redactor.finish(&mut out);
    out
}

/// Stands for the rest of a line that is longer than [`limits::LINE`]: a
/// secret that lies across the cut would not be known.
const LEFT_OUT: &str = " [the rest of this line was left out]";

impl State {
    fn line(&mut self, line: &str, goes_on: bool, out: &mut String) {
        if std::mem::replace(&mut self.cut, goes_on) {
            return;
        }
        let line = if goes_on { whole_words(line) } else { line };
        let line = printable(line);
        let masked = self.answers.mask(&line);
        let (masked, secrets) = redact::mask(&masked);
        let (text, names) = replaced(&masked, &mut self.names);
        self.changes += u64::from(secrets) + names;
        out.push_str(&text);
        out.push_str(if goes_on { LEFT_OUT } else { "" });
        out.push('\n');
    }
}

/// The start of a long line, up to a word that may not be whole.
fn whole_words(line: &str) -> &str {
    let end = (0..=line.len().min(limits::REASON)).rev().find(|at| line.is_char_boundary(*at));
    let line = &line[..end.unwrap_or(0)];
    line.rfind(char::is_whitespace).map_or("", |end| line[..end].trim_end())
}

/// The line without control characters, which could make the text look
/// binary when it is read again. Tabs and colours stay.
fn printable(line: &str) -> String {
    let shown = |c: char| match c {
        '\t' | '\u{1b}' => c,
        '\u{feff}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    line.chars().map(shown).collect()
}

fn replaced(line: &str, names: &mut Names) -> (String, u64) {
    let mut changes = Vec::new();
    for finder in FINDERS {
        finder(line, names, &mut changes);
    }
    changes.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(line.len());
    let (mut at, mut count) = (0, 0);
    for (range, with) in changes {
        if range.start < at {
            continue;
        }
        count += u64::from(line[range.clone()] != with);
        out.push_str(&line[at..range.start]);
        out.push_str(&with);
        at = range.end;
    }
    out.push_str(&line[at..]);
    (out, count)
}

/// What stands right in front of a name without being part of it: the rest of
/// an escape (`\n`, `\r`, `\t`, `\u003c`), a reply code (`250-`).
fn prefix(line: &str, start: usize, word: &str) -> usize {
    if let [a, b, c, b'-', next, ..] = word.as_bytes()
        && [a, b, c].iter().all(|digit| digit.is_ascii_digit())
        && next.is_ascii_alphabetic()
    {
        return 4;
    }
    if !line[..start].ends_with('\\') || line[..start].ends_with("\\\\") {
        return 0;
    }
    match word.as_bytes() {
        [b'u' | b'U', a, b, c, d, ..] if [a, b, c, d].iter().all(|h| h.is_ascii_hexdigit()) => 5,
        [b'n' | b'r' | b't', ..] => 1,
        _ => 0,
    }
}

#[cfg(test)]
#[path = "pseudonym_tests.rs"]
mod tests;
