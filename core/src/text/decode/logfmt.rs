//! logfmt: `time="..." level=error msg="..." error="..."`, as Go programs write it.

use super::head::Head;
use super::quoted::Quoted;
use crate::text::{OffsetMap, Rewriter};
use std::ops::Range;

/// Keys that make a line logfmt.
const LEVEL: [&str; 4] = ["level", "lvl", "severity", "loglevel"];
const MESSAGE: [&str; 4] = ["msg", "message", "event", "text"];
const ERROR: [&str; 7] = ["err", "error", "reason", "exception", "cause", "stacktrace", "errorVerbose"];
const TIME: [&str; 5] = ["time", "ts", "timestamp", "t", "date"];

/// Pairs looked at in one line.
const MOST: usize = 64;

/// Bytes of an error below which it does not speak for itself.
const WORD: usize = 5;

/// One `key=value`.
struct Pair<'a> {
    key: &'a str,
    /// The value, without its quotes.
    place: Range<usize>,
}

/// Gives the words of a line of logfmt, and its error on a line of its own.
pub(super) fn undo(text: &str, map: &OffsetMap) -> Option<(String, OffsetMap)> {
    // Most lines of a log end here.
    if text.contains('\n') || !["level=", "lvl=", "severity="].iter().any(|key| text.contains(key)) {
        return None;
    }
    let pairs = pairs(text);
    let value = |keys: &[&str]| pairs.iter().find(|p| keys.contains(&p.key)).map(|p| &p.place);
    // Haraka's lines have a reader that wants to know the plugin and the connection.
    if value(&["uuid"]).is_some() && value(&["source"]).is_some() {
        return None;
    }
    value(&LEVEL).filter(|place| (3..=8).contains(&place.len()))?;
    let message = value(&MESSAGE);
    let message_words = message.map_or("", |place| &text[place.clone()]);
    let errors = pairs.iter().filter(|p| ERROR.contains(&p.key) && !p.place.is_empty()).map(|p| &p.place);
    let errors = errors.filter(|place| !message_words.contains(&text[(*place).clone()]));
    let places: Vec<&Range<usize>> = message.into_iter().chain(errors).collect();
    let first = *places.first()?;
    let start = pairs.first().map_or(0, |p| p.key.as_ptr() as usize - text.as_ptr() as usize);
    let mut rewriter = Rewriter::new(text, map);
    rewriter.keep(0..start);
    let at = value(&TIME).map(|place| &text[place.clone()]);
    rewriter.replace(first.start..first.start, &Head { at, ..Head::default() }.to_string());
    for (index, place) in places.iter().enumerate() {
        if index > 0 {
            // `error=EOF`: a bare word is an error by its key alone.
            let lead = if place.len() < WORD { "\nerror: " } else { "\n" };
            rewriter.replace(place.start..place.start, lead);
        }
        Quoted { text, place: (*place).clone(), one_line: false }.write(&mut rewriter);
    }
    Some(rewriter.finish())
}

/// The pairs from the first one on; words without `=` are passed over.
fn pairs(text: &str) -> Vec<Pair<'_>> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while pairs.len() < MOST && at < text.len() {
        let word = &text[at..];
        let key_length =
            word.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"_.-@".contains(b)).count();
        let start = at + key_length + 1;
        if key_length == 0 || !word[key_length..].starts_with('=') {
            let step = word.find(' ').map_or(word.len(), |blank| blank + 1);
            at += step;
            continue;
        }
        let place = value(text, start);
        at = place.end;
        let step = text[at..].find(' ').map_or(text.len() - at, |blank| blank + 1);
        at += step;
        pairs.push(Pair { key: &word[..key_length], place });
    }
    pairs
}

/// The value that begins at `start`: up to its closing quote, or to a blank.
fn value(text: &str, start: usize) -> Range<usize> {
    let rest = &text[start..];
    let Some(inner) = rest.strip_prefix('"') else {
        let end = rest.find(' ').unwrap_or(rest.len());
        return start..start + end;
    };
    let mut escaped = false;
    for (at, character) in inner.char_indices() {
        match character {
            '"' if !escaped => return start + 1..start + 1 + at,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    start + 1..text.len()
}

#[cfg(test)]
#[path = "logfmt_tests.rs"]
mod tests;
