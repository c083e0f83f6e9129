//! Several log lines that a form or a chat ran together into one.

use crate::smtp::Command;
use crate::text::{OffsetMap, Rewriter};

/// What follows the stamp of a line of its own.
const AFTER_STAMP: [&str; 6] =
    ["SERVER ->", "CLIENT ->", "SMTP ", "Connection: ", "Connection failed", "Mailer Error"];

/// Breaks a line before each further stamp, and before each arrow of a
/// dialogue (`<< 250 ...`, `>> RCPT TO:...`).
pub(super) fn undo(text: &str, map: &OffsetMap) -> Option<(String, OffsetMap)> {
    if !text.contains(" 20") && !text.contains(" << ") {
        return None;
    }
    let mut rewriter = Rewriter::new(text, map);
    let mut kept = 0;
    for (at, _) in text.match_indices(' ') {
        if at > 0 && begins_anew(&text[at + 1..]) {
            rewriter.keep(kept..at);
            rewriter.replace(at..at + 1, "\n");
            kept = at + 1;
        }
    }
    if kept == 0 {
        return None;
    }
    rewriter.keep(kept..text.len());
    Some(rewriter.finish())
}

fn begins_anew(rest: &str) -> bool {
    if let Some(reply) = rest.strip_prefix("<< ") {
        return reply.as_bytes().first_chunk::<3>().is_some_and(|code| code.iter().all(u8::is_ascii_digit));
    }
    if let Some(command) = rest.strip_prefix(">> ") {
        let end = command.find("  ").unwrap_or(command.len()).min(300);
        return command.get(..end).is_some_and(|words| {
            Command::parse(words).is_some()
                || Command::parse(words.split(" << ").next().unwrap_or("")).is_some()
        });
    }
    if !rest.starts_with("20") {
        return false;
    }
    let Some((stamp, after)) = rest.split_at_checked(19) else { return false };
    let shape = stamp.bytes().map(|b| if b.is_ascii_digit() { b'0' } else { b });
    shape.eq(*b"0000-00-00 00:00:00") && AFTER_STAMP.iter().any(|start| after.trim_start().starts_with(start))
}

#[cfg(test)]
#[path = "run_on_tests.rs"]
mod tests;
