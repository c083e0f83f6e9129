//! Backslash escapes within one line: JSON strings and reprs of programs that
//! hold several lines (`\n`, `\r\n`, `\t`, `\"`, `\u003c`).

use super::quoted::unicode;
use crate::smtp::EnhancedCode;
use crate::text::{OffsetMap, Rewriter};

/// Turns escapes that stand for line ends into `\n`, and those beside them into what they mean.
///
/// A `\n` within a reply (`550-a\n550 b`, `b'a\nb'`) stays as it is: readers
/// join the lines of a reply. So does one in a path (`C:\new`).
pub(super) fn undo(text: &str, map: &OffsetMap) -> Option<(String, OffsetMap)> {
    memchr::memchr(b'\\', text.as_bytes())?;
    let json = text.contains("\\\"");
    let mut rewriter = Rewriter::new(text, map);
    // One string that holds all lines: its quote belongs to none of them.
    let mut kept = usize::from(text.starts_with('"') && text.len() > 1 && text.ends_with('"'));
    let start = kept;
    let mut buffer = [0; 4];
    for (at, _) in text.match_indices('\\') {
        if at < kept {
            continue;
        }
        let Some((length, with)) = escape(text, at, json) else { continue };
        rewriter.keep(kept..at);
        rewriter.replace(at..at + length, with.map_or("", |c| c.encode_utf8(&mut buffer)));
        kept = at + length;
    }
    if kept == start {
        return None;
    }
    rewriter.keep(kept..text.len());
    Some(rewriter.finish())
}

/// Length of the escape at `at` and what stands in its place, if anything.
fn escape(text: &str, at: usize, json: bool) -> Option<(usize, Option<char>)> {
    if let Some(length) = line_end(&text[at..]) {
        let rest = &text[at + length..];
        if closes(rest) {
            return Some((length, None));
        }
        let stays = in_path(&text[..at], rest) || in_bytes(&text[..at]) || in_reply(&text[..at], rest);
        return (!stays).then_some((length, Some('\n')));
    }
    let rest = &text[at + 1..];
    match rest.as_bytes().first()? {
        b'"' if json => Some((2, Some('"'))),
        b'/' if json => Some((2, Some('/'))),
        b't' if !in_path(&text[..at], &rest[1..]) => Some((2, Some('\t'))),
        b'u' if !in_windows_path(&text[..at]) => unicode(rest).map(|(length, c)| (length, Some(c))),
        _ => None,
    }
}

/// Length of one written line end, JSON within JSON (`\\n`) as well.
fn line_end(text: &str) -> Option<usize> {
    ["\\r\\n", "\\\\r\\\\n", "\\n", "\\\\n"].iter().find(|e| text.starts_with(**e)).map(|e| e.len())
}

/// Whether only the end of the string follows, so the line is complete without it.
fn closes(rest: &str) -> bool {
    rest.chars().all(|c| matches!(c, '"' | '\'' | ',' | ')' | ']' | '}' | ';' | ' '))
}

/// `C:\users\`: a drive, or two backslashes, at the start of the word.
fn in_windows_path(before: &str) -> bool {
    let word = before.rsplit([' ', '\t', '"', '\'', '(']).next().unwrap_or("");
    word.get(1..).is_some_and(|rest| rest == ":" || rest.starts_with(":\\")) || word.starts_with("\\\\")
}

/// `C:\new`, `\\server\names`, `Foo\nothing`: a lower case word glued on both sides.
fn in_path(before: &str, rest: &str) -> bool {
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '(')).next().unwrap_or("");
    let drive = word.len() == 2 && word.ends_with(':') && word.starts_with(|c: char| c.is_ascii_alphabetic());
    let windows = drive || word.contains(":\\") || word.starts_with("\\\\");
    let glued = word.ends_with(|c: char| c.is_alphanumeric() || c == '\\')
        && rest.starts_with(|c: char| c.is_ascii_lowercase())
        && word.contains('\\');
    let class = word.ends_with(|c: char| c.is_ascii_alphabetic())
        && rest.starts_with(|c: char| c.is_ascii_lowercase())
        && word.starts_with(|c: char| c.is_ascii_uppercase());
    windows || glued || class
}

/// Within the bytes literal of Python: `b'5.7.8 Bad\n5.7.8 https://...'`.
fn in_bytes(before: &str) -> bool {
    let open = before.rfind("b'").max(before.rfind("b\""));
    open.is_some_and(|at| {
        let quote = &before[at + 1..at + 2];
        !before[at + 2..].contains(quote) && !before[..at].ends_with(|c: char| c.is_alphanumeric())
    })
}

/// `550-first\n550 last`: the same code goes on. `first\n5.7.1 last`: lines of a
/// reply without the code.
pub(super) fn in_reply(before: &str, rest: &str) -> bool {
    if EnhancedCode::at_start(rest).is_some() {
        return true;
    }
    let Some(code) = rest.get(..3).filter(|c| c.bytes().all(|b| b.is_ascii_digit())) else { return false };
    let Some(separator) = rest[3..].chars().next() else { return false };
    matches!(separator, ' ' | '-') && before.contains(&format!("{code}-"))
}

#[cfg(test)]
#[path = "escapes_tests.rs"]
mod tests;
