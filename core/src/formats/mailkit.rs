//! The ProtocolLogger of MailKit: `Connected to smtp://host:port/`, then `S: `
//! and `C: `, secrets as asterisks.

use super::endpoint_words::host_port;
use super::{Claim, Reader, Row, Talk, marked_lines};
use crate::session::{Endpoint, TlsMode};

pub(super) const READER: Reader = Reader { name: "mailkit", claim, read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    if place(row.text).is_some() { Claim::Sure } else { marked_lines::claim_after(row, talk, READER.name) }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    match place(row.text) {
        Some(endpoint) => {
            talk.connecting(row, endpoint.clone());
            talk.connected(row, endpoint);
        }
        None => marked_lines::read(row, talk),
    }
}

/// `Connected to smtp://mail.example.com:587/?starttls=when-available`
fn place(text: &str) -> Option<Endpoint> {
    let url = text.trim().strip_prefix("Connected to ").filter(|url| url.starts_with("smtp"))?;
    let (scheme, rest) = url.split_once("://")?;
    let (place, options) = rest.split_once('/').unwrap_or((rest, ""));
    let mut found = host_port(place);
    found.tls_mode = match (scheme, options) {
        ("smtps", _) => Some(TlsMode::Implicit),
        (_, options) if options.contains("starttls=") => Some(TlsMode::StartTls),
        _ => None,
    };
    Some(found)
}
