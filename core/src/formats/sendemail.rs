//! The Perl program sendEmail: `LEVEL => text`, the lines of a reply joined by commas.

use super::endpoint_words::host_port;
use super::{Claim, Reader, Row, Talk, error_line};
use crate::session::{EventKind, Side};
use crate::smtp::{ReplyLine, Step};

pub(super) const READER: Reader = Reader { name: "sendemail", claim, read };

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    if said(row.text).is_some() || is_sent(row.text) { Claim::Sure } else { Claim::No }
}

/// The last line, where all went well.
fn is_sent(text: &str) -> bool {
    text.trim_start().starts_with("Email was sent successfully!")
}

/// The level, and what it says.
fn said(text: &str) -> Option<(&str, &str)> {
    let (level, words) = text.trim_start().split_once(" => ")?;
    ["DEBUG", "INFO", "SUCCESS", "NOTICE", "WARNING", "ERROR", "FATAL"]
        .contains(&level)
        .then_some((level, words.trim()))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    if is_sent(row.text) {
        return talk.event(row, Side::Local, Some(Step::Message), EventKind::Delivered);
    }
    let Some((level, words)) = said(row.text) else { return };
    let part = &row.with(words);
    if let Some(reply) = words.strip_prefix("Received:").map(str::trim) {
        match ReplyLine::parse(reply) {
            Some(_) => talk.server(&row.with(reply)),
            None => talk.event(part, Side::Server, None, EventKind::Note),
        }
    } else if let Some(command) = words.strip_prefix("Sending:").map(str::trim) {
        talk.client(&row.with(command));
    } else if let Some(place) = words.strip_prefix("Connecting to ") {
        talk.connecting(part, host_port(place));
    } else if matches!(level, "ERROR" | "FATAL") {
        error_line::read_error(part, talk, Side::Client);
    } else {
        talk.event(part, Side::Local, None, EventKind::Note);
    }
}
