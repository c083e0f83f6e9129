//! The lines of a dialogue as most programs show them: with a mark before
//! each (`S:`/`C:`, `<<<`/`>>>`, `<`/`>`), or bare.

use super::dialogue_marks::marked;
use super::{Claim, Row, Talk, bare, error_line};
use crate::session::Side;
use crate::smtp::{Command, ReplyLine};

/// How sure a line is one of a dialogue; `current` when the line before was.
pub(super) fn claim(row: &Row<'_>, talk: &Talk, current: bool) -> Claim {
    let Some((side, words)) = marked(row.text) else {
        return bare::claim(row, talk, current);
    };
    if said_by(side, words).is_some() || foreign(side, words) && !talk.is_open() {
        Claim::Likely
    } else if current && (talk.is_speaking() || opens(side, words, talk)) {
        Claim::Follows
    } else {
        Claim::No
    }
}

/// The same for a format whose own words stood before: it claims nothing else.
pub(super) fn claim_after(row: &Row<'_>, talk: &Talk, name: &str) -> Claim {
    if talk.is_current(name) { claim(row, talk, true) } else { Claim::No }
}

/// Tells a line.
pub(super) fn read(row: &Row<'_>, talk: &mut Talk) {
    let Some((side, words)) = marked(row.text) else {
        return bare::read(row, talk);
    };
    let part = row.with(words);
    if side == Side::Client && talk.in_message() && is_lettered(row.text) {
        return talk.client(&part);
    }
    match said_by(side, words) {
        Some(Side::Server) => talk.server(&part),
        Some(_) => talk.client(&part),
        None if side == Side::Client && (talk.in_message() || talk.challenged()) => talk.client(&part),
        None if words.is_empty() => {}
        None if opens(side, words, talk) => talk.no_greeting(&part),
        None if talk.in_message() => {}
        None => error_line::read(&part, talk),
    }
}

/// The server's first words, whatever they are; an answer to a page's request is no greeting.
fn opens(side: Side, words: &str, talk: &Talk) -> bool {
    let said = !words.is_empty() && !words.starts_with("HTTP/");
    side == Side::Server && said && (talk.is_open() || foreign(side, words)) && talk.awaits_greeting()
}

/// The greeting of IMAP, POP3 or SSH.
fn foreign(side: Side, words: &str) -> bool {
    side == Side::Server && ["* OK ", "+OK ", "SSH-2.0-"].iter().any(|start| words.starts_with(start))
}

/// A mark of letters, unlike an arrow, is sure to mean its side.
fn is_lettered(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_ascii_alphabetic())
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
