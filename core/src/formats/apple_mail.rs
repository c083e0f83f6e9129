//! The Connection Doctor of Apple Mail: a line says who speaks, to whom and
//! when; the dialogue stands bare below it.

use super::endpoint_words::named;
use super::{Claim, Reader, Row, Talk, bare};
use crate::session::Endpoint;
use crate::smtp::ReplyLine;

pub(super) const READER: Reader = Reader { name: "apple-mail", claim, read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    if head(row.text).is_some() { Claim::Sure } else { after(row, talk) }
}

fn after(row: &Row<'_>, talk: &Talk) -> Claim {
    if talk.is_current(READER.name) { bare::claim(row, talk, true) } else { Claim::No }
}

/// `READ Nov 24 13:51:12.000 [kCFStream...]  -- host:mail.example.org -- port:587 -- socket:0x600`
fn head(text: &str) -> Option<(&str, Endpoint)> {
    let text = text.trim();
    let verb = text
        .split(' ')
        .next()
        .filter(|verb| ["READ", "WROTE", "CONNECTED", "INITIATING", "DISCONNECTED"].contains(verb))?;
    let (_, rest) = text.split_once(" host:")?;
    let host = rest.split(' ').next()?;
    let port = rest.split_once("-- port:").and_then(|(_, port)| port.split(' ').next()?.parse().ok());
    Some((verb, named(host, port)))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    match head(row.text) {
        Some(("INITIATING", endpoint)) => talk.connecting(row, endpoint),
        Some(("CONNECTED", endpoint)) => {
            talk.connecting(row, endpoint.clone());
            talk.connected(row, endpoint);
        }
        Some((_, endpoint)) => talk.server_named(row, endpoint),
        None if talk.in_message() && ReplyLine::parse(row.text.trim()).is_some() => {
            talk.server(&row.with(row.text.trim()))
        }
        None => bare::read(row, talk),
    }
}
