//! Debug output of Python's smtplib: `connect:`, `send:`, `reply:`, `data:`.

use super::endpoint_words::named;
use super::{Claim, Reader, Row, Talk};
use crate::session::{Endpoint, EventKind, Side};
use crate::smtp::{ReplyLine, Step};

pub(super) const READER: Reader = Reader { name: "python-smtplib", claim, read };

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    let text = row.text;
    let said = ["send: ", "reply: ", "data: "].iter().find_map(|mark| text.strip_prefix(mark));
    let quoted =
        said.is_some_and(|rest| rest.starts_with(['\'', '"', 'b', '(']) || rest.starts_with("retcode ("));
    let connect = text.strip_prefix("connect: ").is_some_and(|rest| rest.starts_with(['(', 'b', 't', '\'']));
    if quoted || connect { Claim::Sure } else { Claim::No }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    if let Some(rest) = row.text.strip_prefix("connect: ") {
        // The second `connect:` says the greeting once more.
        if let Some(endpoint) = endpoint(rest) {
            talk.connecting(row, endpoint);
        }
    } else if let Some(words) = row.part(|text| text.strip_prefix("send: ").map(literal)) {
        send(&words, talk);
    } else if let Some(words) = row.part(|text| text.strip_prefix("reply: ").map(literal)) {
        reply(&words, talk);
    }
}

fn reply(words: &Row<'_>, talk: &mut Talk) {
    if words.text.starts_with("retcode (") {
        // The lines above have said it; only a reply without a code is new.
        if words.text.starts_with("retcode (-1)") {
            talk.lost(words);
        }
    } else if ReplyLine::parse(words.text).is_some() {
        talk.server(words);
    } else if !words.text.is_empty() {
        // What is no reply comes from another protocol; in the place of the
        // greeting it tells which.
        let step = talk.awaits_greeting().then_some(Step::Connect);
        talk.event(words, Side::Server, step, EventKind::Failure);
    }
}

/// One `send:` may hold the whole message with its dot.
fn send(words: &Row<'_>, talk: &mut Talk) {
    if talk.in_message() {
        talk.client(&words.with(words.text.get(..40).unwrap_or(words.text)));
        let whole = words.text.ends_with("\\n.") || words.text == ".";
        if let Some(at) = words.text.rfind('.').filter(|_| whole && talk.in_message()) {
            talk.client(&words.with(&words.text[at..]));
        }
    } else {
        talk.client(words);
    }
}

/// The inside of a Python literal, without its written line end.
fn literal(text: &str) -> &str {
    let text = text.trim();
    let inner = text.strip_prefix('b').filter(|rest| rest.starts_with(['\'', '"'])).unwrap_or(text);
    let inner = match inner.chars().next() {
        Some(quote @ ('\'' | '"')) => inner[1..].strip_suffix(quote).unwrap_or(&inner[1..]),
        _ => inner,
    };
    ["\\r\\n", "\\n"].iter().find_map(|end| inner.strip_suffix(end)).unwrap_or(inner)
}

/// `('mail.example.com', 587)` or `to ('mail.example.com', 587) None`
fn endpoint(text: &str) -> Option<Endpoint> {
    let inner = text.strip_prefix("to ").unwrap_or(text).strip_prefix("('")?;
    let (host, rest) = inner.split_once("', ")?;
    Some(named(host, rest.split(')').next().and_then(|port| port.parse().ok())))
}
