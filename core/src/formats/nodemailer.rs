//! Nodemailer: the notes of its logger around `S: ` and `C: ` (several
//! connections may be mixed, each line has the connection's id), and the
//! fields of its errors as the console prints them.

use super::endpoint_words::{host_port, named};
use super::{Claim, Reader, Row, Talk, error_line, error_words, marked_lines};
use crate::session::{Endpoint, EventKind, Side, TlsMode};

pub(super) const READER: Reader = Reader { name: "nodemailer", claim, read };

/// Notes of the logger.
const NOTES: [&str; 14] = [
    "Creating transport: nodemailer",
    "Sending mail using SMTP",
    "Resolved ",
    "Secure connection established",
    "Connection established",
    "SMTP handshake finished",
    "Connection upgraded with STARTTLS",
    "Closing connection to the server",
    "Connection closed",
    "User \"",
    "Sending message ",
    "Send Error: ",
    "Assigned message ",
    "Created new pool resource",
];

/// What a line is.
enum Line {
    /// A note of the logger.
    Note,
    /// A field that names the server's address or name.
    Place(Endpoint),
    /// A field whose words the message of the error has told.
    Field,
    /// A line of the dialogue.
    Said,
}

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let current = talk.is_current(READER.name);
    match line(row.text.trim(), row.process.is_some()) {
        Some(Line::Note) if row.process.is_some() || current || row.at.is_some() => Claim::Sure,
        Some(Line::Note) => Claim::No,
        Some(Line::Said) => Claim::Sure,
        Some(Line::Place(_) | Line::Field) if !talk.in_message() => Claim::Likely,
        _ => marked_lines::claim_after(row, talk, READER.name),
    }
}

fn line(text: &str, with_id: bool) -> Option<Line> {
    if with_id && (text.starts_with("S: ") || text.starts_with("C: ")) {
        return Some(Line::Said);
    }
    if NOTES.iter().any(|start| text.starts_with(start)) {
        return Some(Line::Note);
    }
    field(text)
}

/// `address: '203.0.113.60',`, `port: 587,`, `code: 'ESOCKET',`
fn field(text: &str) -> Option<Line> {
    let (name, value) = text.split_once(": ")?;
    let value = value.trim_end_matches(',');
    let inner = value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    match (name, inner) {
        ("address", Some(ip)) if ip.parse::<std::net::IpAddr>().is_ok() => Some(Line::Place(named(ip, None))),
        ("hostname", Some(host)) if host.contains('.') => Some(Line::Place(named(host, None))),
        ("port", None) => value.parse().ok().map(|port| Line::Place(named("", Some(port)))),
        ("code", Some(code)) if is_code(code) => Some(Line::Field),
        ("errno", None) if !value.contains(' ') => Some(Line::Field),
        ("syscall" | "command" | "library" | "function", Some(_)) => Some(Line::Field),
        ("responseCode", None) => Some(Line::Field),
        _ => None,
    }
}

/// The codes of Nodemailer and of Node.js.
fn is_code(code: &str) -> bool {
    code.len() > 3 && code.starts_with('E') && code.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let whole = &row.with(row.text.trim());
    if let Some(id) = row.process {
        talk.of(id);
    }
    match line(whole.text, row.process.is_some()) {
        Some(Line::Said) => marked_lines::read(whole, talk),
        Some(Line::Note) => note(whole, talk),
        Some(Line::Place(endpoint)) => talk.server_named(whole, endpoint),
        Some(Line::Field) => talk.event(whole, Side::Local, None, EventKind::Note),
        None => marked_lines::read(whole, talk),
    }
}

fn note(row: &Row<'_>, talk: &mut Talk) {
    let text = row.text;
    let user =
        text.starts_with("User \"") || text.starts_with("Connection closed") || text.starts_with("Closing");
    if let Some((host, rest)) = text.strip_prefix("Resolved ").and_then(|rest| rest.split_once(" as ")) {
        let ip = named(rest.split(' ').next().unwrap_or(""), None).ip;
        talk.server_meant(row, Endpoint { ip, ..named(host, None) });
    } else if let Some((_, place)) = text.split_once("onnection established to ") {
        let mut endpoint = host_port(place);
        endpoint.tls_mode = text.starts_with("Secure").then_some(TlsMode::Implicit);
        talk.connected(row, endpoint);
    } else if !user && error_words::is_error(text) {
        error_line::read_error(row, talk, Side::Client);
    } else {
        talk.event(row, Side::Local, None, EventKind::Note);
    }
}
