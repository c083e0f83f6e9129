//! Lines of Exim's main log, wherever they stand.

use super::{Row, Talk, embedded_reply, error_line, error_words};
use crate::session::{EventKind, Side};
use crate::smtp::Step;

/// The message id at the start of a text, and what follows: `1xVqv3-0007cx-1U` (6-6-2), since 4.97 6-11-4.
pub(super) fn message_id(text: &str) -> Option<(&str, &str)> {
    let (id, rest) = text.split_once(' ').unwrap_or((text, ""));
    let parts: Vec<&str> = id.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let known = matches!(lengths.as_slice(), [6, 6, 2] | [6, 11, 4]);
    (known && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_alphanumeric())))
        .then_some((id, rest.trim_start()))
}

/// `[28981] ` in front, with the log selector +pid.
pub(super) fn without_pid(text: &str) -> &str {
    match text.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
        Some((pid, rest)) if !pid.is_empty() && pid.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => text,
    }
}

/// Tells what stands behind the id.
pub(super) fn read(row: &Row<'_>, talk: &mut Talk) {
    let (flag, rest) = row.text.split_once(' ').unwrap_or((row.text, ""));
    match flag {
        "=>" | "->" => talk.event(row, Side::Local, Some(Step::Message), EventKind::Delivered),
        "**" | "==" => failed(&row.with(reason(rest)), talk),
        "<=" | "*>" | "Completed" => talk.event(row, Side::Local, None, EventKind::Note),
        _ => other(row, talk),
    }
}

fn failed(row: &Row<'_>, talk: &mut Talk) {
    error_line::read_error(row, talk, Side::Client);
}

/// Any other line: an error of a connection, or a note.
pub(super) fn other(row: &Row<'_>, talk: &mut Talk) {
    // A server that closes without close_notify: noise, mostly after a good delivery.
    if row.text.contains("TLS error on connection (recv)") {
        talk.event(row, Side::Local, None, EventKind::Note);
    } else if let Some(found) = embedded_reply::find(row.text) {
        talk.reply_within(row, found);
    } else if error_words::is_error(row.text) {
        talk.failure(row, Side::Client);
    } else {
        talk.event(row, Side::Local, None, EventKind::Note);
    }
}

/// The reason of `** a@b R=x T=y H=h [ip]: reason` without address, router and transport.
fn reason(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some((word, after)) = rest.split_once(' ') {
        let field = word.strip_suffix(':').unwrap_or(word);
        let skip = field.contains('@')
            || field.starts_with('<')
            || field.starts_with("R=")
            || field.starts_with("T=")
            || field.starts_with("P=")
            || field.starts_with("F=");
        if !skip {
            break;
        }
        rest = after.trim_start();
    }
    rest.strip_prefix(": ").unwrap_or(rest)
}
