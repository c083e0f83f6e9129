//! `gnutls-cli`: the handshake, and the bare dialogue after it.

use super::endpoint_words::host_port;
use super::{Claim, Reader, Row, Talk, bare, error_line};
use crate::session::{EventKind, Side, TlsFacts};
use crate::smtp::Step;

pub(super) const READER: Reader = Reader { name: "gnutls", claim, read };

/// How lines begin that only gnutls-cli writes.
const SURE: [&str; 14] = [
    "Resolving '",
    "Connecting to '",
    "Certificate type: X.509",
    "Got a certificate list of",
    "Certificate[",
    "subject `",
    "Status: The certificate is",
    "Handshake was completed",
    "Simple Client Mode:",
    "Description: (TLS",
    "*** Fatal error: ",
    "*** Received alert [",
    "*** PKI verification of server certificate failed",
    "*** Starting TLS handshake",
];

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = words(row.text);
    let loaded = text.starts_with("Processed ") && text.ends_with(" CA certificate(s).");
    if loaded || SURE.iter().any(|start| text.starts_with(start)) {
        return Claim::Sure;
    }
    if !talk.is_current(READER.name) {
        return Claim::No;
    }
    if is_shown(text) && !talk.in_message() { Claim::Sure } else { bare::claim(row, talk, true) }
}

/// The words without the dash before most lines, which pastes lose.
fn words(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix("- ").unwrap_or(text)
}

/// Lines of the certificate and of the session, which tell nothing of a fault.
fn is_shown(text: &str) -> bool {
    const SHOWN: [&str; 13] = [
        "Public Key I",
        "Public key's random art",
        "sha1:",
        "sha256:",
        "Options:",
        "Session ID",
        "Ephemeral ",
        "Version: ",
        "Key Exchange: ",
        "Cipher: ",
        "MAC: ",
        "Server Signature: ",
        "Client Signature: ",
    ];
    SURE.iter().any(|start| text.starts_with(start)) || SHOWN.iter().any(|start| text.starts_with(start))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let whole = &row.with(words(row.text));
    let text = whole.text;
    if let Some(place) = quoted(text, "Resolving '") {
        talk.server_meant(whole, host_port(place));
    } else if let Some(place) = quoted(text, "Connecting to '") {
        talk.connecting(whole, host_port(place));
    } else if let Some(rest) = text.strip_prefix("Description: (TLS") {
        let version = rest.split(['-', ')']).next().unwrap_or("").trim_start_matches('v');
        let facts = TlsFacts { version: Some(version.to_owned()), ..TlsFacts::default() };
        talk.event(whole, Side::Local, Some(Step::Tls), EventKind::TlsUp(Box::new(facts)));
    } else if text.starts_with("*** ") && !is_echo(text) || text.contains("NOT trusted") {
        error_line::read_error(whole, talk, Side::Local);
    } else if !is_shown(text) && !text.starts_with("Processed ") {
        bare::read(whole, talk);
    } else if text.starts_with("Status: ") || text.starts_with("Handshake was") {
        talk.event(whole, Side::Local, None, EventKind::Note);
    }
}

/// Says again what `- Status:` has told, or no fault at all.
fn is_echo(text: &str) -> bool {
    text.starts_with("*** Starting")
        || text.starts_with("*** PKI verification")
        || text.ends_with("Error in the certificate.")
}

fn quoted<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    text.strip_prefix(start)?.split('\'').next()
}
