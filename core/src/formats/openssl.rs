//! `openssl s_client`: the handshake, the dump of certificates, and the bare
//! dialogue after it, in which only the server's lines are sure to be shown.

use super::{Claim, Reader, Row, Talk, bare, error_line};
use crate::session::{Endpoint, EventKind, Side, TlsFacts};
use crate::smtp::{Command, ReplyLine, Step};

pub(super) const READER: Reader = Reader { name: "openssl", claim, read };

/// Lines that only s_client writes: they open the format.
const SURE: [&str; 17] = [
    "CONNECTED(",
    "depth=",
    "verify error:num=",
    "verify return:",
    "Certificate chain",
    "Server certificate",
    "-----BEGIN CERTIFICATE-----",
    "-----END CERTIFICATE-----",
    "No client certificate CA names sent",
    "SSL handshake has read ",
    "Verification: OK",
    "Verification error: ",
    "Verify return code: ",
    "no peer certificate available",
    "Didn't find STARTTLS in server response",
    "connect:errno=",
    "write:errno=",
];

/// Lines of the dump that tell nothing of a fault; they follow the ones above.
const DUMP: [&str; 36] = [
    "---",
    "subject=",
    "issuer=",
    "notBefore=",
    "notAfter=",
    "Acceptable client certificate CA names",
    "Client Certificate Types",
    "Requested Signature Algorithms",
    "Shared Requested Signature Algorithms",
    "Peer signing digest",
    "Peer signature type",
    "Server Temp Key",
    "Peer Temp Key",
    "Negotiated TLS1.3 group",
    "Server public key is",
    "Secure Renegotiation IS",
    "This TLS version forbids",
    "Compression: ",
    "Expansion: ",
    "No ALPN negotiated",
    "Early data was",
    "SSL-Session:",
    "Protocol ",
    "Protocol:",
    "Cipher ",
    "Session-ID",
    "Resumption PSK",
    "Master-Key",
    "PSK identity",
    "SRP username",
    "TLS session ticket",
    "Start Time:",
    "Timeout ",
    "Extended master secret",
    "Max Early Data",
    "Post-Handshake New Session Ticket",
];

/// What ends a session.
const ENDS: [&str; 5] = ["DONE", "closed", "read R BLOCK", "RENEGOTIATING", "read:errno=0"];

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = row.text.trim();
    if SURE.iter().any(|start| text.starts_with(start)) || is_handshake(text) || is_command_line(text) {
        return Claim::Sure;
    }
    if !talk.is_current(READER.name) {
        return Claim::No;
    }
    let dump = DUMP.iter().any(|start| text.starts_with(start)) || is_of_chain(text) || is_hex(text);
    let dump = dump || is_error_stack(text);
    let shown = !talk.in_message() && (dump || ENDS.contains(&text) || is_base64(text, talk));
    if shown { Claim::Sure } else { bare::claim(row, talk, true) }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let whole = &row.with(row.text.trim());
    let text = whole.text;
    let note = |talk: &mut Talk| talk.event(whole, Side::Local, None, EventKind::Note);
    if is_command_line(text) {
        error_line::name_server(whole, talk);
        note(talk);
    } else if text.starts_with("CONNECTED(") {
        talk.connected(whole, Endpoint::default());
    } else if let Some(facts) = handshake(text) {
        talk.event(whole, Side::Local, Some(Step::Tls), EventKind::TlsUp(Box::new(facts)));
    } else if is_fault(text) || is_error_stack(text) {
        talk.failure(whole, Side::Local);
    } else if let Some(code) = text.strip_prefix("Verify return code: ") {
        if code.starts_with("0 ") { note(talk) } else { talk.failure(whole, Side::Local) }
    } else if text.starts_with("notAfter=") || text.starts_with("no peer certificate") {
        note(talk);
    } else if bare::claim(row, talk, true) != Claim::No && !is_shown(text, talk) {
        bare::read(whole, talk);
    }
}

/// Lines of the dump. They are many, and tell nothing: no event.
fn is_shown(text: &str, talk: &Talk) -> bool {
    let known = SURE.iter().chain(&DUMP).chain(&ENDS).any(|start| text.starts_with(start));
    !talk.in_message() && (known || is_of_chain(text) || is_hex(text) || is_base64(text, talk))
}

fn is_fault(text: &str) -> bool {
    const FAULTS: [&str; 5] =
        ["verify error:", "Verification error: ", "Didn't find STARTTLS", "connect:errno=", "write:errno="];
    FAULTS.iter().any(|start| text.starts_with(start))
}

/// `80FB4C8C0B7F0000:error:8000006F:system library:BIO_connect:Connection refused:...`
fn is_error_stack(text: &str) -> bool {
    text.split_once(":error:").is_some_and(|(thread, rest)| {
        thread.len() >= 8 && thread.bytes().all(|b| b.is_ascii_hexdigit()) && rest.matches(':').count() >= 4
    })
}

/// `$ openssl s_client -starttls smtp -connect mail.example.com:587`
fn is_command_line(text: &str) -> bool {
    text.contains("openssl s_client ") && text.contains("-connect ") && text.len() < 400
}

/// ` 0 s:CN = mail.example.com`, `   i:CN = ...`, `   a:PKEY: ...`, `   v:NotBefore: ...`
fn is_of_chain(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    ["s:", "i:", "a:", "v:"].iter().any(|start| text.starts_with(start))
}

/// `    0000 - 5a 1f 08 ...`, the session ticket.
fn is_hex(text: &str) -> bool {
    text.split_once(" - ").is_some_and(|(at, _)| at.len() == 4 && at.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// A line of the certificate. What could be a command or an answer is none.
fn is_base64(text: &str, talk: &Talk) -> bool {
    let letters = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b));
    let spoken =
        Command::parse(text).is_some() || ReplyLine::parse(text).is_some_and(|line| line.text.is_empty());
    letters && text.len() >= 4 && !spoken && !talk.challenged() && !talk.is_speaking()
}

fn is_handshake(text: &str) -> bool {
    text.starts_with("New, TLSv1") || text.starts_with("New, SSLv3") || text.starts_with("New, (NONE)")
}

/// `New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384`
fn handshake(text: &str) -> Option<TlsFacts> {
    let (version, suite) = text.strip_prefix("New, TLSv")?.split_once(", Cipher is ")?;
    let (version, suite) = (Some(version.to_owned()), Some(suite.to_owned()));
    Some(TlsFacts { version, suite, ..TlsFacts::default() })
}
