//! An object of one line, printed at length: one line a member.

use super::scan::Value;
use super::{Json, write_text};
use crate::text::Rewriter;

/// Writes what the member `from` opens.
pub(super) fn write(json: &Json<'_>, from: usize, rewriter: &mut Rewriter<'_>) {
    let mut depth = 0_usize;
    let mut at = json.start;
    for (index, member) in json.members.iter().enumerate().skip(from) {
        if index > from {
            rewriter.replace(at..at, "\n");
        }
        if let Some(key) = &member.key {
            rewriter.keep(key.start - 1..key.end + 1);
            rewriter.replace(key.end..key.end + 1, ": ");
        }
        at = match &member.value {
            Value::Text(place) | Value::Word(place) => place.end,
            _ => member.key.as_ref().map_or(at, |key| key.end),
        };
        match &member.value {
            Value::Object => rewriter.replace(at..at, "{"),
            Value::Array => rewriter.replace(at..at, "["),
            Value::End => rewriter.replace(at..at, "}"),
            Value::Word(place) => rewriter.keep(place.clone()),
            Value::Text(place) => {
                rewriter.replace(at..at, "\"");
                write_text(json, member, is_reply(&json.text[place.clone()]), rewriter);
                rewriter.replace(at..at, "\"");
            }
        }
        match member.value {
            Value::Object | Value::Array => depth += 1,
            Value::End => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
}

/// Whether a value is one reply, whose lines belong together: `550-...`, `smtp; 550 ...`.
fn is_reply(raw: &str) -> bool {
    let words = raw.split_once("; ").filter(|(kind, _)| kind.len() <= 12).map_or(raw, |(_, words)| words);
    words.trim_start().as_bytes().first_chunk::<3>().is_some_and(|code| code.iter().all(u8::is_ascii_digit))
}
