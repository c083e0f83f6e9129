//! Bare error lines of any program: what no other format claims.

use super::{Claim, Reader, Row, Talk, embedded_reply, error_words};
use crate::session::{EventKind, Side};
use crate::smtp::Command;

pub(super) const READER: Reader = Reader { name: "error-line", claim, read };

/// The name under which lines that nobody knows are read.
pub(super) const NAME: &str = READER.name;

fn claim(_: &Row<'_>, _: &Talk) -> Claim {
    Claim::Fallback
}

/// Tells a line of unknown form: the reply that it quotes, an error, or a note.
pub(super) fn read(row: &Row<'_>, talk: &mut Talk) {
    let row = row.with(without_prefix(row.text));
    if !row.text.contains(|c: char| c.is_alphanumeric()) {
        return;
    }
    if is_source_or_frame(row.text) {
        talk.event(&row, Side::Local, None, EventKind::Note);
    } else if let Some(found) = embedded_reply::find(row.text) {
        talk.reply_within(&row, found);
    } else if error_words::is_error(row.text) {
        talk.failure(&row, Side::Client);
    } else {
        talk.event(&row, Side::Local, None, EventKind::Note);
    }
}

/// Tells a line that its format knows to be an error.
pub(super) fn read_error(row: &Row<'_>, talk: &mut Talk, side: Side) {
    match embedded_reply::find(row.text) {
        Some(found) => talk.reply_within(row, found),
        None => talk.failure(row, side),
    }
}

/// Drops marks of lists and levels before the words.
fn without_prefix(text: &str) -> &str {
    let mut text = text.trim();
    for mark in ["S: ", "C: ", "* ", "! ", "# ", "// ", "=> "] {
        text = text.strip_prefix(mark).filter(|rest| Command::parse(rest).is_none()).unwrap_or(text);
    }
    text
}

/// Frames of stack traces and lines of source code name errors without having one.
fn is_source_or_frame(text: &str) -> bool {
    let frame = text.starts_with("at ") && text.contains('(')
        || text.starts_with("File \"")
        || text.starts_with("from /")
        || text.starts_with("raise ")
        || text.starts_with("throw ")
        || text.starts_with('#') && text.contains(".php(");
    let source = text.starts_with('$') && text.ends_with(';')
        || text.starts_with("catch ")
        || text.starts_with("except ");
    frame || source
}
