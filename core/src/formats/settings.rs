//! Settings of a program that stand beside its errors: which server it was
//! told to use, on which port, and how encrypted.

use super::endpoint_words::host_port;
use super::{Claim, Reader, Row, Talk};
use crate::session::{Endpoint, EventKind, Side, TlsMode};

pub(super) const READER: Reader = Reader { name: "settings", claim, read };

/// Names of settings in lower case, without what joins words (`MAIL_HOST`,
/// `$mail->Host`, `mail.smtp.host`).
const HOSTS: [&str; 14] = [
    "smtphost",
    "mailhost",
    "emailhost",
    "smtpserver",
    "mailserver",
    "smtpaddress",
    "smtphostname",
    "mailsmtphost",
    "springmailhost",
    "mailerhost",
    "outgoingserver",
    "smtpserveraddress",
    "wpmssmtphost",
    "smtphostserver",
];
const PORTS: [&str; 10] = [
    "smtpport",
    "mailport",
    "emailport",
    "mailsmtpport",
    "springmailport",
    "mailerport",
    "smtpserverport",
    "wpmssmtpport",
    "outgoingport",
    "smtpportnumber",
];
const MODES: [&str; 12] = [
    "smtpsecure",
    "smtpencryption",
    "mailencryption",
    "smtpcrypto",
    "smtpssl",
    "emailusetls",
    "emailusessl",
    "mailscheme",
    "tlsstarttls",
    "wpmsssl",
    "typeofencryption",
    "encryption",
];

/// What a line sets.
enum Set {
    Host(Endpoint),
    Port(u16),
    Mode(TlsMode),
}

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    if talk.in_message() || row.text.len() > 200 {
        return Claim::No;
    }
    match set(row.text, talk.is_current(READER.name)) {
        Some(_) => Claim::Likely,
        None => Claim::No,
    }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    match set(row.text, true) {
        Some(Set::Host(endpoint)) => talk.server_meant(row, endpoint),
        Some(Set::Port(port)) => talk.server_meant(row, Endpoint { port: Some(port), ..Endpoint::default() }),
        Some(Set::Mode(mode)) => {
            talk.server_meant(row, Endpoint { tls_mode: Some(mode), ..Endpoint::default() })
        }
        None => talk.event(row, Side::Local, None, EventKind::Note),
    }
}

/// What a line sets; `among` where the line before was a setting too, so that
/// `Port: 587` needs no more words.
fn set(text: &str, among: bool) -> Option<Set> {
    let (name, value) = split(text)?;
    let of_mail = text.trim_start().starts_with("$mail") || text.contains("mailer->");
    let key: String =
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let host = HOSTS.contains(&key.as_str()) || key == "host" && (of_mail || among || is_mail_host(value));
    let port = PORTS.contains(&key.as_str()) || key == "port" && (of_mail || among);
    if host {
        let found = host_port(value);
        return (value.contains('.') && is_place(value)).then_some(Set::Host(found));
    }
    if port {
        return value.parse().ok().filter(|port| *port > 0).map(Set::Port);
    }
    let mode = MODES.contains(&key.as_str()) || matches!(key.as_str(), "secure" | "tls" | "ssl") && among;
    mode.then(|| mode_of(&key, value)).flatten().map(Set::Mode)
}

/// The name and the value, without quotes and what ends a statement.
fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let at =
        ["=>", " = ", "=", ": "].iter().find_map(|joint| text.find(joint).map(|at| (at, joint.len())))?;
    let (name, value) = (&text[..at.0], text[at.0 + at.1..].trim());
    let name = name.rsplit("->").next().unwrap_or(name);
    let value = value
        .strip_prefix("env('")
        .and_then(|rest| rest.split_once(','))
        .map_or(value, |(_, rest)| rest.trim());
    let value = match value.chars().next() {
        Some(quote @ ('"' | '\'' | '`')) => value[1..].split(quote).next().unwrap_or(""),
        _ => value.split(['#', ';', ',']).next().unwrap_or(value).trim(),
    };
    (name.len() <= 60 && !name.contains(". ") && !value.contains(char::is_whitespace))
        .then_some((name, value))
}

fn is_place(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_:/[]".contains(&b)) && !value.ends_with('/')
}

/// `smtp.gmail.com`, `mail.example.com`: a name that says what it is for.
fn is_mail_host(value: &str) -> bool {
    let name = value.rsplit("://").next().unwrap_or(value).to_ascii_lowercase();
    ["smtp", "mail", "relay", "mx", "email-smtp"].iter().any(|start| name.starts_with(start))
        && name.contains('.')
        && is_place(value)
}

fn mode_of(key: &str, value: &str) -> Option<TlsMode> {
    let value = value.to_ascii_lowercase();
    let on = matches!(value.as_str(), "true" | "on" | "1" | "yes" | "bool(true)");
    match (key, value.as_str()) {
        ("emailusetls", _) if on => Some(TlsMode::StartTls),
        ("emailusessl" | "secure" | "ssl" | "smtpssl", _) if on => Some(TlsMode::Implicit),
        ("tlsstarttls", "on") => Some(TlsMode::StartTls),
        ("tlsstarttls", "off") => Some(TlsMode::Implicit),
        (_, "ssl" | "smtps") => Some(TlsMode::Implicit),
        (_, "tls" | "starttls") => Some(TlsMode::StartTls),
        _ => None,
    }
}
