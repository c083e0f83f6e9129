//! Transcripts with a mark before each line (`S:`/`C:`, `<<<`/`>>>`, `<`/`>`
//! of curl and Symfony), and bare dialogues.

use super::dialogue_marks::marked;
use super::endpoint_words::{connected_words, trying_words};
use super::{Claim, Reader, Row, Talk, bare, error_line};
use crate::session::{EventKind, Side};
use crate::smtp::{Command, ReplyLine};

pub(super) const READER: Reader = Reader { name: "transcript", claim, read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let Some((side, words)) = marked(row.text) else {
        let noted = row.text.trim_start().strip_prefix("* ").is_some_and(is_curl_note);
        return if noted { Claim::Likely } else { bare::claim(row, talk, talk.is_current(READER.name)) };
    };
    if said_by(side, words).is_some() {
        Claim::Likely
    } else if talk.is_current(READER.name) && talk.is_speaking() {
        Claim::Follows
    } else {
        Claim::No
    }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let Some((side, words)) = marked(row.text) else {
        return read_unmarked(row, talk);
    };
    let part = row.with(words);
    match said_by(side, words) {
        Some(Side::Server) => talk.server(&part),
        Some(_) => talk.client(&part),
        None if side == Side::Client && (talk.in_message() || talk.challenged()) => talk.client(&part),
        None if words.is_empty() => {}
        None if talk.in_message() => {}
        None => error_line::read(&part, talk),
    }
}

fn read_unmarked(row: &Row<'_>, talk: &mut Talk) {
    let Some(note) =
        row.part(|text| text.trim_start().strip_prefix("* ")).filter(|note| is_curl_note(note.text))
    else {
        return bare::read(row, talk);
    };
    if let Some(endpoint) = trying_words(note.text) {
        talk.connecting(&note, endpoint);
    } else if let Some(endpoint) = connected_words(note.text) {
        talk.connected(&note, endpoint);
    } else {
        talk.event(&note, Side::Local, None, EventKind::Note);
    }
}

/// Who said it, when the words prove it. The direction of an arrow differs
/// between programs; a reply code and a verb do not.
fn said_by(side: Side, words: &str) -> Option<Side> {
    if Command::parse(words).is_some() {
        return Some(Side::Client);
    }
    let reply = ReplyLine::parse(words)?;
    // A client's line of three digits alone is a piece of a message.
    (side == Side::Server || !reply.text.is_empty()).then_some(Side::Server)
}

fn is_curl_note(text: &str) -> bool {
    trying_words(text).is_some() || connected_words(text).is_some()
}
