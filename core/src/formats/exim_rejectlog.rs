//! Exim's reject log: what the server refused, with the headers of refused messages.

use super::exim_line::{message_id, of_client, without_pid};
use super::{Claim, Reader, Row, Talk, error_line};
use crate::session::{EventKind, Side};

pub(super) const READER: Reader = Reader { name: "exim-rejectlog", claim, read };

const REFUSED: [&str; 8] = [
    "rejected RCPT ",
    "rejected MAIL ",
    "rejected after DATA",
    "rejected EHLO ",
    "rejected HELO ",
    "rejected DATA",
    "rejected VRFY",
    "rejected during MIME ACL",
];
const OTHER: [&str; 4] =
    ["rejected connection", "rejected AUTH", "rejected STARTTLS", "rejected by local_scan"];

fn is_rejection(text: &str) -> bool {
    let place = text.contains("H=") || text.contains(" from ") || text.contains("F=<");
    place && REFUSED.iter().chain(&OTHER).any(|word| text.contains(word))
}

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let record = row.at.is_some() && is_rejection(row.text);
    let dump = talk.is_current(READER.name) && is_dump(row);
    if record || dump { Claim::Sure } else { Claim::No }
}

/// The headers of the refused message, and the lines between records.
fn is_dump(row: &Row<'_>) -> bool {
    let text = row.text;
    let rule = text.len() >= 10 && text.bytes().all(|b| b == b'-');
    // `P Received: from ...`: a flag, then a header.
    let named = |text: &str| text.split_once(": ").is_some_and(|(name, _)| !name.contains(' '));
    let header = text.as_bytes().get(1) == Some(&b' ') && text.get(2..).is_some_and(named);
    let folded = text.starts_with([' ', '\t']);
    let json = text.trim_start().starts_with(['"', '{', '}', '[', ']']);
    rule || row.at.is_none() && !json && (header || text.starts_with("Envelope-") || folded)
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    if !is_rejection(row.text) {
        return;
    }
    let text = without_pid(row.text);
    let (id, rest) = message_id(text).map_or((None, text), |(id, rest)| (Some(id), rest));
    let row = row.with(rest).keyed(id);
    if rest.contains("rejected") {
        error_line::read_error(&of_client(&row), talk, Side::Server);
    } else {
        talk.event(&row, Side::Local, None, EventKind::Note);
    }
}
