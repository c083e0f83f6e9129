//! What blogs, chats and word processors do to punctuation.

use crate::text::{OffsetMap, Rewriter};

/// Puts back the ASCII that was typed: dashes, quotes, blanks.
pub(super) fn undo(text: &str, map: &OffsetMap) -> Option<(String, OffsetMap)> {
    if text.is_ascii() {
        return None;
    }
    let mut rewriter = Rewriter::new(text, map);
    let mut kept = 0;
    let mut before = None;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let after = || text[end..].chars().next();
        if let Some(with) = plain(character, before, after) {
            rewriter.keep(kept..at);
            rewriter.replace(at..end, with);
            kept = end;
        }
        before = Some(character);
    }
    if kept == 0 {
        return None;
    }
    rewriter.keep(kept..text.len());
    Some(rewriter.finish())
}

fn plain(character: char, before: Option<char>, after: impl Fn() -> Option<char>) -> Option<&'static str> {
    Some(match character {
        // A soft hyphen, zero widths, direction marks: nothing was typed here.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' => "",
        '\u{2066}'..='\u{2069}' => "",
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => " ",
        '‘' | '’' | '‚' | '‛' | '′' => "'",
        '“' | '”' | '„' | '‟' | '″' => "\"",
        '…' => "...",
        '→' => "->",
        '←' => "<-",
        '‐' | '‑' | '‒' | '−' => "-",
        '–' | '—' | '―' => return dash(before, after()),
        _ => return None,
    })
}

/// A dash between letters or digits, or one that draws an arrow or a line, was
/// a hyphen; one between blanks is punctuation of prose.
fn dash(before: Option<char>, after: Option<char>) -> Option<&'static str> {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    if after == Some('>') || before == Some('<') {
        Some("-")
    } else if blank(before) && blank(after) {
        None
    } else {
        Some("-")
    }
}

#[cfg(test)]
#[path = "typography_tests.rs"]
mod tests;
