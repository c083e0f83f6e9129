//! HTML entities, when the line has some.

use crate::text::{OffsetMap, Rewriter};

/// Names that blogs, forums and PHP put into logs.
const NAMED: [(&str, &str); 20] = [
    ("lt", "<"),
    ("gt", ">"),
    ("amp", "&"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "'"),
    ("rsquo", "'"),
    ("ldquo", "\""),
    ("rdquo", "\""),
    ("hellip", "..."),
    ("shy", ""),
    ("NewLine", "\n"),
    ("Tab", "\t"),
    ("rarr", "->"),
    ("larr", "<-"),
    ("laquo", "«"),
    ("raquo", "»"),
];

/// Longest entity looked at, with `&` and `;`.
const LONGEST: usize = 12;

/// Replaces entities by their characters. Call it twice for text that was escaped twice.
pub(super) fn undo(text: &str, map: &OffsetMap) -> Option<(String, OffsetMap)> {
    memchr::memchr(b'&', text.as_bytes())?;
    let mut rewriter = Rewriter::new(text, map);
    let mut kept = 0;
    let mut buffer = [0; 4];
    for (at, _) in text.match_indices('&') {
        let window = &text.as_bytes()[at..text.len().min(at + LONGEST)];
        let Some(end) = window.iter().position(|&b| b == b';') else { continue };
        let name = &text[at + 1..at + end];
        let Some(with) = named(name).or_else(|| numbered(name).map(|c| &*c.encode_utf8(&mut buffer))) else {
            continue;
        };
        rewriter.keep(kept..at);
        rewriter.replace(at..at + end + 1, with);
        kept = at + end + 1;
    }
    if kept == 0 {
        return None;
    }
    rewriter.keep(kept..text.len());
    Some(rewriter.finish())
}

fn named(name: &str) -> Option<&'static str> {
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, with)| *with)
}

fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let value = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    // A tab or line end is welcome, any other control character is not.
    match char::from_u32(value)? {
        '\r' => Some('\n'),
        c @ ('\n' | '\t') => Some(c),
        c if c.is_control() => None,
        c => Some(c),
    }
}

#[cfg(test)]
#[path = "entities_tests.rs"]
mod tests;
