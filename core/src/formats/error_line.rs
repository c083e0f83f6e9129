//! Bare error lines of any program: what no other format claims.

use super::{Claim, Reader, Row, Talk, embedded_reply, error_words, server_words};
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
        name_server(&row, talk);
        talk.reply_within(&row, found);
    } else if error_words::is_error(row.text) {
        name_server(&row, talk);
        talk.failure(&row, Side::Client);
    } else {
        if !error_words::is_prose(row.text) {
            name_server(&row, talk);
        }
        talk.event(&row, Side::Local, None, EventKind::Note);
    }
}

/// Tells the server that a line names.
pub(super) fn name_server(row: &Row<'_>, talk: &mut Talk) {
    if let Some((words, endpoint)) = server_words::find(row.text) {
        talk.server_named(&row.with(words), endpoint);
    }
}

/// Tells a line that its format knows to be an error.
pub(super) fn read_error(row: &Row<'_>, talk: &mut Talk, side: Side) {
    name_server(row, talk);
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

/// Frames of stack traces, source code and fields name errors without having one.
fn is_source_or_frame(text: &str) -> bool {
    const FRAMES: [&str; 12] = [
        "File \"",
        "from /",
        "During handling of the above exception",
        "The above exception was",
        "Traceback ",
        "raise ",
        "--- End of inner exception stack trace",
        "object(WP_Error)",
        "[\"",
        "array(",
        "string(",
        "; message exceptions (",
    ];
    const SOURCE: [&str; 8] =
        ["return ", "self.", "throw ", "catch ", "except ", "if (", "server = ", "line = "];
    const FIELDS: [&str; 5] = ["Action: ", "rejected: [", "rejectedErrors: [", "hostname: '", "TLSv1."];
    let starts = |list: &[&str]| list.iter().any(|start| text.starts_with(start));
    let frame =
        text.starts_with("at ") && text.contains('(') || text.starts_with('#') && text.contains(".php(");
    let statement = starts(&SOURCE) && text.ends_with([')', ',', ':', ';', '(', '{']);
    let assignment = text.starts_with('$') && text.ends_with(';');
    let alert = text.contains("TLS alert,") && !text.contains("close notify");
    let errno = text.strip_prefix("errno: -").is_some_and(|rest| !rest.contains(' '));
    frame || starts(&FRAMES) || statement || assignment || errno || starts(&FIELDS) && !alert
}
