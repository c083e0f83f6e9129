//! HTML tags. Only the names that wrap text are known, so an address such as
//! `<user@example.com>` stays.

use crate::text::{OffsetMap, Rewriter};

/// Tags that end a line.
const BLOCK: [&str; 22] = [
    "br",
    "p",
    "div",
    "pre",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "tbody",
    "thead",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "html",
    "body",
    "head",
];
/// Tags within a line.
const INLINE: [&str; 19] = [
    "b", "i", "u", "s", "a", "em", "strong", "span", "code", "tt", "kbd", "samp", "font", "small", "td",
    "th", "sub", "sup", "label",
];
/// Longest tag looked at: links carry long attributes.
const LONGEST: usize = 2048;

/// Drops tags of a line; those that end a line become `\n`, several in a row one.
pub(super) fn undo(text: &str, map: &OffsetMap) -> Option<(String, OffsetMap)> {
    memchr::memchr(b'<', text.as_bytes())?;
    let mut rewriter = Rewriter::new(text, map);
    let mut kept = 0;
    let mut ended = true;
    for (at, _) in text.match_indices('<') {
        if at < kept {
            continue;
        }
        let Some((length, with)) = tag(text, at) else { continue };
        rewriter.keep(kept..at);
        ended &= text[kept..at].trim().is_empty();
        rewriter.replace(at..at + length, if ended && with == "\n" { "" } else { with });
        ended |= with == "\n";
        kept = at + length;
    }
    if kept == 0 {
        return None;
    }
    rewriter.keep(kept..text.len());
    Some(rewriter.finish())
}

/// Length of the tag at `at` and what stands in its place.
fn tag(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let rest = &text[at + 1..];
    let inner = rest.strip_prefix('/').unwrap_or(rest);
    let name_length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = &inner[..name_length];
    let is = |known: &&str| known.eq_ignore_ascii_case(name);
    let block = BLOCK.iter().any(is);
    if !block && !INLINE.iter().any(is) {
        return None;
    }
    let attributes = &inner[name_length..];
    if !attributes.starts_with(['>', '/', ' ', '\t']) {
        return None;
    }
    let window = &attributes.as_bytes()[..attributes.len().min(LONGEST)];
    let close = window.iter().position(|&b| b == b'>')?;
    // A name of one letter may be a shortened address: `RCPT TO:<a>`.
    if name_length == 1 && close == 0 && text[..at].ends_with([':', '=']) && !rest.starts_with('/') {
        return None;
    }
    let length = text.len() - attributes.len() + close + 1 - at;
    let with = match name {
        "td" | "th" => " ",
        _ if block => "\n",
        _ => "",
    };
    Some((length, with))
}

#[cfg(test)]
#[path = "tags_tests.rs"]
mod tests;
