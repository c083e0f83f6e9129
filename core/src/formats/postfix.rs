//! Postfix: deliveries (smtp, lmtp, local ...) and refusals (smtpd, postscreen).

use super::{Claim, Reader, Row, Talk, embedded_reply, error_line, error_words};
use crate::session::{EventKind, Side};
use crate::smtp::Step;

pub(super) const READER: Reader = Reader { name: "postfix", claim, read };

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    let program = row.program.is_some_and(|program| program.starts_with("postfix"));
    let delivery = row.text.contains(", dsn=") && row.text.contains(", status=");
    let refusal = row.text.starts_with("NOQUEUE: ");
    if program || delivery || refusal { Claim::Sure } else { Claim::No }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let (id, rest) = queue_id(row.text).map_or((None, row.text), |(id, rest)| (Some(id), rest));
    let row = row.with(rest).keyed(id);
    match row.text.split_once("status=") {
        Some((_, status)) if row.text.contains("dsn=") => delivery(&row, status, talk),
        _ if is_note(row.text) => talk.event(&row, Side::Local, None, EventKind::Note),
        _ => other(&row, talk),
    }
}

/// `5CE9533: ` or the long form, and what follows.
pub(super) fn queue_id(text: &str) -> Option<(&str, &str)> {
    let (id, rest) = text.split_once(": ")?;
    let fits = (5..=20).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric());
    (fits && id.bytes().any(|b| b.is_ascii_digit()) || id == "NOQUEUE").then_some((id, rest))
}

/// `deferred (host mx[192.0.2.1] said: 450 ...)`
fn delivery(row: &Row<'_>, status: &str, talk: &mut Talk) {
    let (word, reason) = status.split_once(" (").unwrap_or((status, ""));
    if matches!(word.trim(), "sent" | "deliverable") {
        return talk.event(row, Side::Local, Some(Step::Message), EventKind::Delivered);
    }
    let reason = reason.strip_suffix(')').unwrap_or(reason);
    let reason = if reason.is_empty() { *row } else { row.with(reason) };
    error_line::read_error(&reason, talk, Side::Client);
}

fn is_note(text: &str) -> bool {
    const STARTS: [&str; 9] = [
        "from=<",
        "removed",
        "message-id=",
        "uid=",
        "client=",
        "connect from ",
        "disconnect from ",
        "statistics: ",
        "resent-message-id=",
    ];
    STARTS.iter().any(|start| text.starts_with(start))
}

fn other(row: &Row<'_>, talk: &mut Talk) {
    if let Some(found) = embedded_reply::find(row.text) {
        talk.reply_within(row, found);
    } else if error_words::is_error(row.text) {
        talk.failure(row, Side::Client);
    } else {
        talk.event(row, Side::Local, None, EventKind::Note);
    }
}
