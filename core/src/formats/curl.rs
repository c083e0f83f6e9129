//! `curl -v`: notes behind `* `, the dialogue behind `> ` and `< `, sizes of data in braces.

use super::endpoint_words::{connected_words, host_port, trying_words};
use super::{Claim, Reader, Row, Talk, error_line, error_words, marked_lines};
use crate::session::{Endpoint, EventKind, Side, TlsFacts, TlsMode};
use crate::smtp::Step;

pub(super) const READER: Reader = Reader { name: "curl", claim, read };

/// How notes begin that only curl writes.
const NOTES: [&str; 16] = [
    "Trying ",
    "Connected to ",
    "Host ",
    "IPv4: ",
    "IPv6: ",
    "Could not resolve host",
    "Rebuilt URL to: ",
    "connect to ",
    "Failed to connect to ",
    "Immediate connect fail",
    "Closing connection",
    "SSL connection using ",
    "SSL certificate ",
    "TLSv1",
    "Server certificate:",
    "ALPN",
];

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = row.text.trim();
    let current = talk.is_current(READER.name);
    let own = note(text).is_some_and(|note| current || NOTES.iter().any(|start| note.starts_with(start)));
    if own || is_data(text) || text.starts_with("curl: (") {
        Claim::Sure
    } else if text.starts_with("% Total ") || text.starts_with("Dload  Upload ") {
        Claim::Likely
    } else {
        marked_lines::claim_after(row, talk, READER.name)
    }
}

/// The words of a note.
fn note(text: &str) -> Option<&str> {
    text.strip_prefix('*').filter(|rest| rest.starts_with(' ')).map(str::trim_start)
}

/// `{ [5 bytes data]`, `} [512 bytes data]`
fn is_data(text: &str) -> bool {
    text.starts_with(['{', '}']) && text.ends_with("bytes data]")
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let whole = row.with(row.text.trim());
    if let Some(note) = whole.part(note) {
        read_note(&whole, &note, talk);
    } else if whole.text.starts_with("curl: (") {
        error_line::read(&whole, talk);
    } else if !is_data(whole.text) && !whole.text.starts_with("% Total") && !whole.text.starts_with("Dload") {
        marked_lines::read(row, talk);
    }
}

/// Where it connects is told with the mark, which tells curl from telnet.
fn read_note(whole: &Row<'_>, note: &Row<'_>, talk: &mut Talk) {
    let text = note.text;
    if let Some(endpoint) = trying_words(text) {
        talk.connecting(whole, endpoint);
    } else if let Some(endpoint) = connected_words(text) {
        talk.connected(whole, endpoint);
    } else if let Some((place, _)) =
        text.strip_prefix("Host ").and_then(|rest| rest.split_once(" was resolved"))
    {
        talk.server_meant(note, host_port(place));
    } else if let Some(facts) = text.strip_prefix("SSL connection using ").map(tls_facts) {
        talk.event(note, Side::Local, Some(Step::Tls), EventKind::TlsUp(Box::new(facts)));
    } else if text.contains("TLS alert,") && is_fault(text) {
        // The number behind it is the alert's, no reply code.
        talk.failure(note, Side::Local);
    } else if is_fault(text) {
        error_line::read_error(note, talk, Side::Local);
    } else {
        if text.starts_with("TLSv1") && talk.awaits_greeting() {
            talk.server_named(note, Endpoint { tls_mode: Some(TlsMode::Implicit), ..Endpoint::default() });
        }
        talk.event(note, Side::Local, None, EventKind::Note);
    }
}

/// Notes on the handshake and the certificate name errors without having one.
fn is_fault(text: &str) -> bool {
    let alert = text.contains("TLS alert,");
    let shown = text.starts_with("TLSv1") || text.ends_with(" verify ok.") || text.starts_with("Closing ");
    if alert { !text.contains("close notify") } else { !shown && error_words::is_error(text) }
}

/// `TLSv1.3 / TLS_AES_256_GCM_SHA384 / X25519 / RSASSA-PSS`
fn tls_facts(text: &str) -> TlsFacts {
    let mut parts = text.split(" / ").map(str::trim);
    let version = parts.next().map(|version| version.trim_start_matches("TLSv").to_owned());
    let suite = parts.next().map(str::to_owned);
    TlsFacts { version, suite, group: parts.next().map(str::to_owned), ..TlsFacts::default() }
}
