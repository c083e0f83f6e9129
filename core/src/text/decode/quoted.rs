//! The inside of a quoted string with backslash escapes, as JSON and logfmt write it.

use super::escapes::in_reply;
use crate::text::Rewriter;
use std::ops::Range;

/// A quoted string within a text.
pub(super) struct Quoted<'a> {
    pub(super) text: &'a str,
    /// What stands between the quotes.
    pub(super) place: Range<usize>,
    /// Whether line ends become blanks: the lines of one reply.
    pub(super) one_line: bool,
}

impl Quoted<'_> {
    /// Writes what the string stands for.
    pub(super) fn write(&self, rewriter: &mut Rewriter<'_>) {
        let raw = &self.text[self.place.clone()];
        let raw = without_line_end(raw);
        let (start, end) = (self.place.start, self.place.start + raw.len());
        let mut kept = start;
        for (at, _) in raw.match_indices('\\').map(|(at, m)| (start + at, m)) {
            if at < kept {
                continue;
            }
            let Some((length, with)) = self.escape(at, end) else { continue };
            rewriter.keep(kept..at);
            rewriter.replace(at..at + length, with.encode_utf8(&mut [0; 4]));
            kept = at + length;
        }
        rewriter.keep(kept..end.max(kept));
    }

    /// Length of the escape at `at` and the character that it stands for.
    fn escape(&self, at: usize, end: usize) -> Option<(usize, char)> {
        let rest = &self.text[at + 1..end];
        if let Some(length) =
            ["\\r\\n", "\\n", "\\r"].iter().find_map(|e| self.text[at..end].starts_with(e).then_some(e.len()))
        {
            if self.one_line {
                return Some((length, ' '));
            }
            let stays = in_reply(&self.text[self.place.start..at], &self.text[at + length..end]);
            return (!stays).then_some((length, '\n'));
        }
        let simple = match rest.chars().next()? {
            c @ ('"' | '\\' | '/' | '\'') => c,
            't' => '\t',
            'u' => return unicode(rest),
            'x' => return hex(rest, 2).map(|c| (4, c)),
            _ => return None,
        };
        Some((2, simple))
    }
}

/// `u003c`, or two of them that make one character.
pub(super) fn unicode(rest: &str) -> Option<(usize, char)> {
    if let Some(character) = hex(rest, 4) {
        return Some((6, character));
    }
    let unit = |text: &str| u16::from_str_radix(text.get(1..5)?, 16).ok();
    let second = rest.get(5..)?.strip_prefix('\\').filter(|second| second.starts_with('u'))?;
    let pair = [unit(rest)?, unit(second)?];
    char::decode_utf16(pair).next()?.ok().map(|character| (12, character))
}

/// The character of `digits` hexadecimal digits behind the letter; no control characters but ESC and TAB.
fn hex(rest: &str, digits: usize) -> Option<char> {
    let number = rest.get(1..=digits).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let character = char::from_u32(u32::from_str_radix(number, 16).ok()?)?;
    (!character.is_control() || matches!(character, '\u{1b}' | '\t')).then_some(character)
}

/// A written line end that closes the string says nothing.
fn without_line_end(raw: &str) -> &str {
    let mut raw = raw;
    while let Some(rest) = ["\\n", "\\r"].iter().find_map(|end| raw.strip_suffix(end)) {
        if rest.ends_with('\\') {
            break;
        }
        raw = rest;
    }
    raw
}
