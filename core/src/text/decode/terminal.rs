//! Terminal escapes (CSI, OSC and the short ones) and control characters.
//! Line ends stay: another layer wrote them.

use crate::text::{OffsetMap, Rewriter};

/// Drops escape sequences and control characters other than TAB.
pub(super) fn undo(text: &str, map: &OffsetMap) -> Option<(String, OffsetMap)> {
    // Looking at all is faster than stopping at the first: it needs no branches.
    let odd = |b: u8| {
        u8::from(b < 0x20) & u8::from(b != b'\t') & u8::from(b != b'\n')
            | u8::from(b == 0x7F)
            | u8::from(b == 0xC2)
    };
    if text.bytes().fold(0, |any, b| any | odd(b)) == 0 {
        return None;
    }
    let mut rewriter = Rewriter::new(text, map);
    let mut kept = 0;
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let next = match character {
            '\u{1b}' => at + 1 + escape_length(&text[at + 1..]),
            '\u{9b}' => at + 2 + csi_length(&text[at + 2..]),
            c if c.is_control() && !matches!(c, '\t' | '\n') => at + c.len_utf8(),
            c => {
                at += c.len_utf8();
                continue;
            }
        };
        rewriter.keep(kept..at);
        kept = next;
        at = next;
    }
    if kept == 0 {
        return None;
    }
    rewriter.keep(kept..text.len());
    Some(rewriter.finish())
}

/// Length of what follows ESC and belongs to the sequence (ECMA-48).
fn escape_length(rest: &str) -> usize {
    match rest.as_bytes().first() {
        Some(b'[') => 1 + csi_length(&rest[1..]),
        Some(b']' | b'P' | b'X' | b'^' | b'_') => 1 + string_length(&rest[1..]),
        Some(b' '..=b'/') => 1 + usize::from(matches!(rest.as_bytes().get(1), Some(b'0'..=b'~'))),
        Some(b'0'..=b'~') => 1,
        _ => 0,
    }
}

fn csi_length(rest: &str) -> usize {
    let parameters = rest.bytes().take_while(|b| (0x20..=0x3F).contains(b)).count();
    parameters + usize::from(rest.as_bytes().get(parameters).is_some_and(|b| (0x40..=0x7E).contains(b)))
}

/// A control string ends with BEL or ST; one that does not end is no reason to lose the line.
fn string_length(rest: &str) -> usize {
    const LONGEST: usize = 2048;
    for (at, character) in rest.char_indices().take_while(|(at, _)| *at < LONGEST) {
        match character {
            '\u{07}' => return at + 1,
            '\u{9c}' => return at + 2,
            '\u{1b}' if rest[at + 1..].starts_with('\\') => return at + 2,
            _ => {}
        }
    }
    0
}

#[cfg(test)]
#[path = "terminal_tests.rs"]
mod tests;
