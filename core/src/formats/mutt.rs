//! The debug file of Mutt and NeoMutt: `5< ` and `5> `, the number of the
//! socket before each arrow; and what the status line says on the way.

use super::endpoint_words::{host_port, named};
use super::{Claim, Reader, Row, Talk, error_line, marked_lines};
use crate::session::{EventKind, Side};
use crate::smtp::{Command, ReplyLine};

pub(super) const READER: Reader = Reader { name: "mutt", claim, read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = words(row.text);
    let said = arrow(text);
    if said.is_some_and(|(_, words)| ReplyLine::parse(words).is_some() || Command::parse(words).is_some()) {
        Claim::Sure
    } else if said.is_some() && talk.is_current(READER.name) && talk.is_speaking() {
        Claim::Follows
    } else if looking(text).is_some() || connected(text).is_some() || connecting(text).is_some() {
        Claim::Likely
    } else if text.starts_with("SMTP session failed: ") || text == GAVE_UP && talk.is_current(READER.name) {
        Claim::Sure
    } else {
        Claim::No
    }
}

/// Says that the line before was a fault.
const GAVE_UP: &str = "Could not send the message.";

/// The words without level and function: `<2> mutt_socket_readln_d() 4< 220 ...`
fn words(text: &str) -> &str {
    let text = text.trim();
    let inner =
        text.strip_prefix('<').and_then(|rest| rest.split_once("> ")).filter(|(level, _)| level.len() == 1);
    let text = inner.map_or(text, |(_, rest)| rest);
    let function =
        text.split_once("() ").filter(|(name, _)| name.starts_with("mutt_") && !name.contains(' '));
    function.map_or(text, |(_, rest)| rest)
}

/// The side, and the words: `5< 220 ...` is the server's.
fn arrow(text: &str) -> Option<(Side, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let side = if rest.starts_with("< ") { Side::Server } else { Side::Client };
    let words = rest.strip_prefix("< ").or_else(|| rest.strip_prefix("> "))?;
    (1..=4).contains(&digits).then_some((side, words))
}

/// `Looking up mail.example.org...`
fn looking(text: &str) -> Option<&str> {
    host(text.strip_prefix("Looking up ")?)
}

/// `Connecting to mail.example.org...`
fn connecting(text: &str) -> Option<&str> {
    host(text.strip_prefix("Connecting to ")?)
}

/// `Connected to smtp.gmail.com:587 on fd=5`
fn connected(text: &str) -> Option<&str> {
    text.strip_prefix("Connected to ")?.split_once(" on fd=").map(|(place, _)| place)
}

fn host(rest: &str) -> Option<&str> {
    rest.strip_suffix("...").filter(|host| host.contains('.') && !host.contains([' ', ':', '[', '\'']))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let whole = &row.with(words(row.text));
    let text = whole.text;
    if let Some((side, words)) = arrow(text) {
        let part = whole.with(words);
        match side {
            Side::Server if ReplyLine::parse(words).is_some() => talk.server(&part),
            Side::Client => talk.client(&part),
            _ => talk.event(&part, side, None, EventKind::Note),
        }
    } else if let Some(host) = looking(text) {
        talk.server_meant(whole, named(host, None));
    } else if let Some(host) = connecting(text) {
        talk.connecting(whole, named(host, None));
    } else if let Some(place) = connected(text) {
        talk.connected(whole, host_port(place));
    } else if text.starts_with("SMTP session failed: ") {
        error_line::read_error(whole, talk, Side::Client);
    } else if text == GAVE_UP {
        talk.event(whole, Side::Local, None, EventKind::Note);
    } else {
        marked_lines::read(row, talk);
    }
}
