//! OpenSMTPD, in its three forms: `mta delivery result=` (6.6 and later),
//! `mta event=delivery result=` (5.9), `relay: TempFail for ...` (before).

use super::endpoint_words::host_port;
use super::strangers::is_stranger;
use super::{Claim, Reader, Row, Talk, embedded_reply, error_line, error_words};
use crate::session::{Endpoint, EventKind, Side, TlsMode};
use crate::smtp::{ReplyLine, Step};

pub(super) const READER: Reader = Reader { name: "opensmtpd", claim, read };

/// Parts of a line: what it belongs to, which process speaks, and what it says.
struct Parts<'a> {
    session: Option<&'a str>,
    voice: &'a str,
    words: &'a str,
}

fn parts(text: &str) -> Option<Parts<'_>> {
    let whole = text;
    let text = without_level(text);
    let (session, rest) = match text.split_once(' ') {
        Some((id, rest)) if id.len() == 16 && id.bytes().all(|b| b.is_ascii_hexdigit()) => (Some(id), rest),
        _ => (None, text),
    };
    let (voice, words) = rest.split_once(' ')?;
    let known = match voice {
        "mta" | "smtp" | "mda" => session.is_some() || names_event(words),
        "smtp-out:" | "smtp-in:" => true,
        "relay:" | "delivery:" => is_old_fate(words),
        "mta:" | "smtp:" => words.starts_with("0x") || whole.trim_start().starts_with("debug: "),
        _ => false,
    };
    known.then_some(Parts { session, voice: voice.trim_end_matches(':'), words })
}

/// `smtpd[812]: ` where no stamp stands before it, and the level of `smtpd -d`.
fn without_level(text: &str) -> &str {
    let tag = text.split_once("]: ").filter(|(tag, _)| tag.starts_with("smtpd["));
    let text = tag.map_or(text, |(_, rest)| rest).trim_start();
    ["debug: ", "info: ", "warn: "].iter().find_map(|level| text.strip_prefix(level)).unwrap_or(text)
}

fn names_event(words: &str) -> bool {
    const EVENTS: [&str; 9] = [
        "delivery",
        "error",
        "connecting",
        "connected",
        "disconnected",
        "failed-command",
        "authentication",
        "server-cert-check",
        "bad-input",
    ];
    let word = words.split(' ').next().unwrap_or("");
    words.contains('=') && (word.starts_with("event=") || EVENTS.contains(&word))
}

/// `TempFail for 66251a4092099e2d: from=...`
fn is_old_fate(words: &str) -> bool {
    let fate = words.split(' ').next().unwrap_or("");
    matches!(fate, "Ok" | "TempFail" | "PermFail" | "Loop") && words.contains(" for ")
}

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    if parts(row.text).is_some() { Claim::Sure } else { Claim::No }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let Some(parts) = parts(row.text) else { return };
    let row = row.with(parts.words).of_connection(parts.session);
    let words = parts.words.strip_prefix("event=").unwrap_or(parts.words);
    let event = words.split([' ', ':']).next().unwrap_or("");
    match (parts.voice, event) {
        ("mta" | "mda", "delivery") => delivery(&row, talk),
        ("relay" | "delivery", _) => old_delivery(&row, talk),
        ("mta", "error") => error_line::read_error(&row.with(from(row.text, "reason=")), talk, Side::Client),
        ("mta", "connecting") => talk.connecting(&row, endpoint(&row)),
        ("mta", word) if word.starts_with("0x") => dialogue(&row, talk),
        ("smtp-out", "Connecting") => talk.connecting(&row, old_endpoint(row.text)),
        ("smtp-out", "Error") => error_line::read_error(&row, talk, Side::Client),
        ("smtp", "failed-command" | "authentication" | "bad-input") | ("smtp-in", "Failed") => {
            refusal(&row, talk);
        }
        ("smtp", "disconnected") if row.text.contains("handshake failed: ") => {
            error_line::read_error(
                &row.with(value(row.text, "reason=").unwrap_or(row.text)),
                talk,
                Side::Client,
            );
        }
        _ => other(&row, talk),
    }
}

/// What follows a mark, or all of the text.
fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split_once(mark).map_or(text, |(_, rest)| rest)
}

/// A mark and what follows it, or all of the text.
fn from<'a>(text: &'a str, mark: &str) -> &'a str {
    text.find(mark).map_or(text, |at| &text[at..])
}

/// A value: in quotes up to the next field, else up to the blank or comma.
fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let at = text.match_indices(name).find(|(at, _)| *at == 0 || text[..*at].ends_with([' ', ',']))?.0;
    let rest = &text[at + name.len()..];
    match rest.strip_prefix('"') {
        Some(inner) => Some(&inner[..inner.find("\" ").unwrap_or(inner.trim_end_matches('"').len())]),
        None => rest.split([' ', ',']).next(),
    }
}

fn delivery(row: &Row<'_>, talk: &mut Talk) {
    let row = row.keyed(value(row.text, "evpid=")).to(value(row.text, "to="));
    let words = value(row.text, "stat=").unwrap_or(row.text);
    match value(row.text, "result=") {
        Some("Ok") => talk.event(&row, Side::Local, Some(Step::Message), EventKind::Delivered),
        _ => error_line::read_error(&row.with(words), talk, Side::Client),
    }
}

/// `TempFail for 66251a4092099e2d: from=a, to=b, relay=..., stat=451 Temporary failure`
fn old_delivery(row: &Row<'_>, talk: &mut Talk) {
    let id = after(row.text, " for ").split([':', ' ']).next();
    let row = row.keyed(id).to(value(row.text, "to="));
    if row.text.starts_with("Ok ") {
        talk.event(&row, Side::Local, Some(Step::Message), EventKind::Delivered);
    } else {
        error_line::read_error(&row.with(after(row.text, "stat=")), talk, Side::Client);
    }
}

/// `address=smtp+tls://192.0.2.1:587 host=mx.example.net`
fn endpoint(row: &Row<'_>) -> Endpoint {
    let address = value(row.text, "address=").unwrap_or("");
    let host = value(row.text, "host=").map(host_port).unwrap_or_default();
    Endpoint { host: host.host, ..scheme(address) }
}

/// `Connecting to smtp+tls://192.0.2.1:25 (mx.example.net) on session ...`
fn old_endpoint(text: &str) -> Endpoint {
    let address = after(text, "Connecting to ").split(' ').next().unwrap_or("");
    let host = text.split_once('(').and_then(|(_, rest)| rest.split(')').next()).map(host_port);
    Endpoint { host: host.and_then(|host| host.host), ..scheme(address) }
}

/// The scheme tells how TLS is used.
fn scheme(address: &str) -> Endpoint {
    let tls_mode = match address.split("://").next() {
        Some("smtp+tls" | "tls" | "smtp+tls+auth") => Some(TlsMode::StartTls),
        Some("smtps" | "smtps+auth") => Some(TlsMode::Implicit),
        Some("smtp+notls") => Some(TlsMode::None),
        _ => None,
    };
    let found = host_port(address);
    Endpoint { tls_mode: tls_mode.or(found.tls_mode), ..found }
}

/// `0xea6710: <<< 554-gmx.net ...` of `smtpd -T mta`
fn dialogue(row: &Row<'_>, talk: &mut Talk) {
    let words = after(row.text, ": ");
    match (words.strip_prefix("<<< "), words.strip_prefix(">>> ")) {
        (Some(reply), _) if ReplyLine::parse(reply).is_some() => talk.server(&row.with(reply)),
        (_, Some(command)) => talk.client(&row.with(command)),
        _ => talk.event(row, Side::Local, None, EventKind::Note),
    }
}

/// What the own server refuses.
fn refusal(row: &Row<'_>, talk: &mut Talk) {
    let row = &row.of_client(is_stranger(row.text));
    let result = value(row.text, "result=").or_else(|| row.text.split_once(" => ").map(|(_, rest)| rest));
    match result.and_then(embedded_reply::find) {
        Some(mut found) => {
            let command = row.text.to_ascii_lowercase();
            let rcpt = command.contains("rcpt to:").then_some(Step::Rcpt);
            found.step = found.step.or(rcpt).or(command.contains("\"auth").then_some(Step::Auth));
            talk.reply_within(row, found);
        }
        None if row.text.contains("result=ok") => talk.event(row, Side::Local, None, EventKind::Note),
        None => talk.failure(row, Side::Server),
    }
}

fn other(row: &Row<'_>, talk: &mut Talk) {
    // Clients come and go; what becomes of a route follows from the error before.
    const IDLE: [&str; 5] =
        ["disconnected", "closed", "event=disconnected", "event=closed", "Disabling route "];
    let idle = IDLE.iter().any(|start| row.text.starts_with(start)) || row.text.contains("->");
    if !idle && error_words::is_error(row.text) {
        error_line::read_error(row, talk, Side::Client);
    } else {
        talk.event(row, Side::Server, Some(Step::Other), EventKind::Note);
    }
}
