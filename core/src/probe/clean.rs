use std::fmt::Write;

/// Text of a stranger as it may be shown: bytes that are no UTF-8 become
/// U+FFFD; control characters and marks that turn the writing direction are
/// spelled out (`\x1b`), so that no terminal obeys them.
pub(super) fn clean(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push(' '),
            c if c.is_ascii_control() => spell(&mut out, format_args!("\\x{:02x}", u32::from(c))),
            c if c.is_control() || turns(c) => spell(&mut out, format_args!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// The first `limit` bytes of a text, cut between characters.
pub(super) fn cut(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Line separators, direction marks and invisible characters.
const fn turns(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn spell(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = out.write_fmt(text);
}

#[cfg(test)]
#[path = "clean_tests.rs"]
mod tests;
