//! What stands around a line: Markdown and mail quotes, fences, emphasis,
//! backticks, bullets.

use crate::smtp::Command;
use crate::text::{OffsetMap, Rewriter};

/// Quotes within quotes that are undone.
const DEPTH: usize = 8;

/// Knows, over the lines, whether `> ` is a quote or the arrow of a client.
#[derive(Debug, Default)]
pub(super) struct Markup {
    /// Lines for which `> ` still counts as an arrow, since `< 220 ...` was seen.
    arrows: u16,
}

/// How long a dialogue of arrows is believed to go on without a server's line.
const ARROWS_LAST: u16 = 500;

impl Markup {
    /// Drops what stands around the words of a line.
    pub(super) fn undo(&mut self, text: &str, map: &OffsetMap) -> Option<(String, OffsetMap)> {
        self.arrows = self.arrows.saturating_sub(1);
        let kept = self.inner(text);
        let at = kept.as_ptr() as usize - text.as_ptr() as usize;
        if kept.len() == text.len() {
            return None;
        }
        let mut rewriter = Rewriter::new(text, map);
        rewriter.keep(at..at + kept.len());
        Some(rewriter.finish())
    }

    fn inner<'a>(&mut self, text: &'a str) -> &'a str {
        let mut text = text;
        for _ in 0..DEPTH {
            match self.unquoted(text) {
                Some(rest) => text = rest,
                None => break,
            }
        }
        if is_server_arrow(text) {
            self.arrows = ARROWS_LAST;
        }
        if is_fence(text) {
            return &text[text.len()..];
        }
        unwrapped(without_bullet(text))
    }

    fn unquoted<'a>(&self, text: &'a str) -> Option<&'a str> {
        let rest = text.trim_start().strip_prefix('>')?;
        if rest.trim().is_empty() {
            return Some(&rest[rest.len()..]);
        }
        let rest = rest.strip_prefix(' ')?;
        let arrow = self.arrows > 0 && !is_server_arrow(rest) && !rest.trim_start().starts_with('>');
        (!arrow && Command::parse(rest).is_none()).then_some(rest)
    }
}

/// `< 220 ...` as curl and Symfony print it.
fn is_server_arrow(text: &str) -> bool {
    let rest = text.trim_start().strip_prefix("< ").unwrap_or("").as_bytes();
    rest.len() >= 3 && rest[..3].iter().all(u8::is_ascii_digit)
}

fn is_fence(text: &str) -> bool {
    let text = text.trim();
    let fence = text.starts_with("```") || text.starts_with("~~~");
    fence && text.trim_start_matches(['`', '~']).bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Bullets are dropped where they cannot be a mark of a program.
fn without_bullet(text: &str) -> &str {
    let trimmed = text.trim_start();
    if let Some(rest) = trimmed.strip_prefix("• ").or_else(|| trimmed.strip_prefix("- ")) {
        return rest;
    }
    match trimmed.strip_prefix("* ") {
        Some(rest) if begins_like_a_log(rest) => rest,
        _ => text,
    }
}

fn begins_like_a_log(text: &str) -> bool {
    let text = text.trim_start_matches(['`', '*']);
    let starts = ["SMTP", "CLIENT", "SERVER", "S: ", "C: ", "Mailer"];
    text.starts_with(|c: char| c.is_ascii_digit()) || starts.iter().any(|start| text.starts_with(start))
}

/// Text without backticks and emphasis that open at its start; a closing mark
/// at the end goes with them, or alone.
fn unwrapped(text: &str) -> &str {
    let mut inner = text.trim_start();
    // `*** Error` and `* note` are marks of programs, not emphasis.
    if inner.trim_start_matches('*').starts_with(' ') {
        return text;
    }
    let mut marks = 0;
    for mark in ["```", "**", "__", "`", "_**", "*"] {
        if let Some(rest) = inner.strip_prefix(mark)
            && rest
                .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '*' | '_' | '`' | '<' | '>' | '['))
        {
            inner = rest;
            marks += 1;
        }
    }
    let end = inner.trim_end();
    let closers = if marks > 0 { &["```", "**", "`", "__"][..] } else { &["```", "**", "`"] };
    let closed = closers.iter().find_map(|mark| end.strip_suffix(mark));
    match closed {
        // `***` at the end is a masked secret or a banner, not emphasis.
        Some(rest) if !rest.is_empty() && !rest.ends_with(['*', '_', '`']) => rest,
        _ if marks > 0 => inner.strip_suffix('*').unwrap_or(inner),
        _ => text,
    }
}

#[cfg(test)]
#[path = "markup_tests.rs"]
mod tests;
