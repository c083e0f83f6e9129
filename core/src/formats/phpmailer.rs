//! Debug output of PHPMailer 5 and 6, and of its class SMTP.

use super::endpoint_words::{host_port, named};
use super::{Claim, Reader, Row, Talk, error_line};
use crate::session::{Endpoint, EventKind, Side};
use crate::smtp::{ReplyLine, Step};

pub(super) const READER: Reader = Reader { name: "phpmailer", claim, read };

/// Who speaks by the mark of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Server,
    /// A line of the server at level 4; the whole reply follows.
    Inbound,
    Client,
    Error,
    Opening,
    Opened,
    Closed,
    Lines,
    Note,
}

/// In all spellings of versions 5.0 to 6.
const MARKS: &[(&str, Mark)] = &[
    ("SERVER -> CLIENT:", Mark::Server),
    ("SMTP -> FROM SERVER:", Mark::Server),
    ("SMTP -> CLIENT:", Mark::Server),
    ("CLIENT -> SERVER:", Mark::Client),
    ("CLIENT -> SMTP:", Mark::Client),
    ("SMTP INBOUND:", Mark::Inbound),
    ("SMTP -> get_lines()", Mark::Lines),
    ("SMTP -> ERROR:", Mark::Error),
    ("SMTP ERROR:", Mark::Error),
    ("SMTP Error:", Mark::Error),
    ("SMTP NOTICE:", Mark::Error),
    ("SMTP -> NOTICE:", Mark::Error),
    ("Connection: opening to", Mark::Opening),
    ("Connection: opened", Mark::Opened),
    ("Connection: closed", Mark::Closed),
    ("Connection: closing due to error", Mark::Note),
    ("Connection: ", Mark::Note),
    ("Connection failed. Error #", Mark::Error),
    ("SMTP connect() failed", Mark::Error),
    ("Auth method requested:", Mark::Note),
    ("Auth methods available", Mark::Note),
    // PHPMailer writes it without a name where none was asked for, and goes on.
    ("Requested auth method not available:", Mark::Lines),
];

fn marked(text: &str) -> Option<(Mark, &str)> {
    let text = text.trim_start();
    MARKS
        .iter()
        .find(|(mark, _)| text.starts_with(mark))
        .map(|(start, mark)| (*mark, text[start.len()..].trim()))
}

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    if marked(row.text).is_some() {
        Claim::Sure
    } else if row.text.contains("Mailer Error:") || row.text.contains("phpmailer_") {
        Claim::Likely
    } else if talk.is_continuation(row.text)
        || is_echo(row.text, talk)
        || detail(row.text)
        || row.text.trim().is_empty()
    {
        Claim::Follows
    } else {
        Claim::No
    }
}

/// A further line of a reply that has been told.
fn is_echo(text: &str, talk: &Talk) -> bool {
    talk.echo.is_some() && talk.echo == ReplyLine::parse(text.trim()).map(|line| line.code)
}

/// Further lines of an error: `Detail: ...`, `SMTP code: 550`, `Additional SMTP info: 5.1.1`.
fn detail(text: &str) -> bool {
    let text = text.trim_start();
    ["Detail: ", "SMTP code: ", "Additional SMTP info: "].iter().any(|start| text.starts_with(start))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let whole = row.with(row.text.trim());
    let Some((mark, words)) = marked(row.text) else {
        return unmarked(&whole, talk);
    };
    let part = whole.with(words);
    match mark {
        Mark::Server if words.is_empty() => talk.lost(&whole),
        Mark::Server => server(&whole, &part, talk),
        Mark::Inbound => {
            let line = words.trim_matches('"');
            talk.server(&whole.with(line));
            talk.echo = ReplyLine::parse(line).filter(|line| line.last).map(|line| line.code);
        }
        Mark::Client => talk.client(&part),
        Mark::Error => error_line::read_error(&whole, talk, Side::Client),
        Mark::Opening => talk.connecting(&whole, opening(words)),
        Mark::Opened => talk.connected(&whole, Endpoint::default()),
        Mark::Closed => closed(&whole, talk),
        Mark::Lines if words.contains("timed-out") || words.contains("timed out") => talk.lost(&whole),
        // The rest of level 4 says once more what other lines say.
        Mark::Lines => {}
        Mark::Note => talk.event(&whole, Side::Local, None, EventKind::Note),
    }
}

fn server(whole: &Row<'_>, part: &Row<'_>, talk: &mut Talk) {
    match ReplyLine::parse(part.text) {
        // Told already, line by line, by `SMTP INBOUND`.
        Some(line) if talk.echo == Some(line.code) => {}
        Some(_) => talk.server(part),
        None if talk.awaits_greeting() => talk.no_greeting(part),
        None => talk.event(whole, Side::Server, None, EventKind::Note),
    }
}

fn unmarked(whole: &Row<'_>, talk: &mut Talk) {
    if talk.is_continuation(whole.text) {
        talk.server(whole);
    } else if !is_echo(whole.text, talk) && !detail(whole.text) || whole.text.starts_with("Detail: ") {
        error_line::read(whole, talk);
    }
}

fn closed(whole: &Row<'_>, talk: &mut Talk) {
    let kind = if talk.has_quit() { EventKind::Closed } else { EventKind::Note };
    talk.event(whole, Side::Local, Some(Step::Quit), kind);
}

/// `smtp.gmail.com:587, timeout=300, options=array()`, `ssl://smtp.gmail.com:465, t=10`
fn opening(words: &str) -> Endpoint {
    let target = words.split([',', ' ']).next().unwrap_or("");
    if target.is_empty() { named("", None) } else { host_port(target) }
}
