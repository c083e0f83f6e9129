//! The logger of Swift Mailer: `++ ` notes, `<< ` the server, `>> ` the
//! client, `!! ` errors; further lines of a reply stand bare.

use super::{Claim, Reader, Row, Talk, error_line, marked_lines};
use crate::session::{EventKind, Side};

pub(super) const READER: Reader = Reader { name: "swiftmailer", claim, read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = row.text.trim_start();
    let noted = text.strip_prefix("++ ").is_some_and(|note| note.contains("Swift_"));
    let failed = text.strip_prefix("!! ").is_some_and(|error| {
        talk.is_current(READER.name) || error.contains("response code") || error.contains("Connection ")
    });
    let tail = talk.is_current(READER.name) && is_tail(text);
    if noted || failed || tail {
        Claim::Sure
    } else if text.trim() == "Log data:" {
        Claim::Likely
    } else {
        marked_lines::claim_after(row, talk, READER.name)
    }
}

/// What stands behind the line break of a quoted reply: `" (code: 535)`.
fn is_tail(text: &str) -> bool {
    text.trim() == "\"" || text.starts_with("\" (code: ")
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let whole = row.with(row.text.trim());
    if let Some(note) = whole.part(|text| text.strip_prefix("++ ")) {
        if note.text.starts_with("Starting ") {
            talk.begin(&note);
        }
        talk.event(&note, Side::Local, None, EventKind::Note);
    } else if let Some(error) = whole.part(|text| text.strip_prefix("!! ")) {
        error_line::read_error(&error, talk, Side::Client);
    } else if whole.text != "Log data:" && !is_tail(whole.text) {
        marked_lines::read(row, talk);
    }
}
