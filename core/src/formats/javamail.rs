//! `mail.debug` of JavaMail and Jakarta Mail: notes behind `DEBUG SMTP: `, the
//! dialogue bare between them; and the links of a chain of exceptions.

use super::{Claim, Reader, Row, Talk, bare, error_line, error_words, server_words};
use crate::session::{Endpoint, EventKind, Side};

pub(super) const READER: Reader = Reader { name: "javamail", claim, read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = row.text.trim();
    let noted = note(text).is_some() || is_of_provider(text);
    if noted || text == "nested exception is:" {
        Claim::Sure
    } else if talk.is_current(READER.name) {
        bare::claim(row, talk, true)
    } else {
        Claim::No
    }
}

/// What the session says before it knows its transport.
fn is_of_provider(text: &str) -> bool {
    let words = text.strip_prefix("DEBUG: ").unwrap_or("");
    [
        "setDebug: ",
        "JavaMail version",
        "Jakarta Mail version",
        "getProvider() ",
        "successfully loaded",
        "Tables of loaded",
        "Providers ",
    ]
    .iter()
    .any(|start| words.starts_with(start))
}

/// The words of a note. Old versions write `DEBUG SMTP: `, the transports
/// over TLS `DEBUG SMTPS: `, those of Angus with the class.
fn note(text: &str) -> Option<&str> {
    ["DEBUG SMTP: ", "DEBUG SMTPS: ", "DEBUG SMTP TRANSPORT: "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let whole = row.with(row.text.trim());
    if let Some(note) = whole.part(note) {
        read_note(&note, talk);
    } else if whole.text.starts_with("DEBUG: ") {
        talk.event(&whole, Side::Local, None, EventKind::Note);
    } else if whole.text != "nested exception is:" {
        bare::read(&whole, talk);
    }
}

fn read_note(note: &Row<'_>, talk: &mut Talk) {
    let text = note.text;
    if text.starts_with("trying to connect to host") {
        talk.connecting(note, place(text));
    } else if text.starts_with("connected to host") {
        talk.connected(note, place(text));
    } else if text.starts_with("AUTH ") && text.contains("trace suppressed") {
        // The dialogue of the login is left out: no reply to it follows.
        talk.event(note, Side::Local, None, EventKind::Note);
    } else if is_fault(text) {
        error_line::read_error(note, talk, Side::Client);
    } else {
        talk.event(note, Side::Local, None, EventKind::Note);
    }
}

/// Settings and extensions name errors without having one; and that the login
/// or the recipients failed is told by the reply or the exception.
fn is_fault(text: &str) -> bool {
    const NONE: [&str; 7] = [
        "Found extension",
        "useEhlo ",
        "use8bit",
        "Attempt to authenticate",
        "Using mechanism",
        "AUTH ",
        "Sending failed because",
    ];
    let told = NONE.iter().any(|start| text.starts_with(start)) || text.starts_with("mechanism ");
    !told && error_words::is_error(text)
}

fn place(text: &str) -> Endpoint {
    server_words::find(text).map(|(_, endpoint)| endpoint).unwrap_or_default()
}
