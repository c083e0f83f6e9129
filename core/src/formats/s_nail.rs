//! s-nail and the older mailx: `>>> ` before what the client says, and
//! `>>> SERVER: ` or nothing before what the server says.

use super::endpoint_words::{host_port, named};
use super::{Claim, Reader, Row, Talk, error_line, error_words, marked_lines};
use crate::session::{EventKind, Side};

pub(super) const READER: Reader = Reader { name: "s-nail", claim, read };

/// What a line of the program tells.
enum Word<'a> {
    Resolving(&'a str),
    Connecting(&'a str, bool),
    /// It gave up, for a reason told before, or will say why in the next line.
    GaveUp,
}

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = row.text.trim();
    if text.starts_with("s-nail: ") || word(text).is_some() {
        return Claim::Sure;
    }
    marked_lines::claim_after(row, talk, READER.name)
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let whole = row.with(row.text.trim());
    let own = whole.text.starts_with("s-nail: ");
    let whole = &whole.with(whole.text.strip_prefix("s-nail: ").unwrap_or(whole.text));
    match word(whole.text) {
        Some(Word::Resolving(host)) => talk.server_meant(whole, host_port(host)),
        Some(Word::Connecting(place, up)) => {
            talk.connecting(whole, host_port(place));
            if up {
                talk.connected(whole, named("", None));
            }
        }
        Some(Word::GaveUp) => talk.event(whole, Side::Local, None, EventKind::Note),
        None if !own || whole.text.starts_with(">>>") => marked_lines::read(whole, talk),
        None if error_words::is_error(whole.text) || whole.text.starts_with("SMTP server: ") => {
            error_line::read_error(whole, talk, Side::Client);
        }
        None => error_line::read(whole, talk),
    }
}

fn word(text: &str) -> Option<Word<'_>> {
    let text = text.strip_prefix("s-nail: ").unwrap_or(text);
    let dots = |rest: &'_ str| rest.find(" . . .").or_else(|| rest.find(" ..."));
    if let Some(rest) = text.strip_prefix("Resolving host ") {
        return dots(rest).map(|end| Word::Resolving(&rest[..end]));
    }
    if let Some(rest) = text.strip_prefix("Connecting to ") {
        let end = dots(rest).filter(|end| rest[..*end].contains(':') && !rest[..*end].contains(' '))?;
        return Some(Word::Connecting(&rest[..end], rest.ends_with(" connected.")));
    }
    let gave_up = text.ends_with("message not sent") || text.ends_with("message not sent.");
    let depth = text.trim_start().starts_with("Certificate depth ");
    let kept = text.trim_matches('"').contains("/dead.letter") && text.contains('/');
    (gave_up && text.starts_with('.') || depth || kept && text.len() < 200).then_some(Word::GaveUp)
}
