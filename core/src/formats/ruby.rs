//! The debug output of Ruby's Net::SMTP. Its arrows are seen from the server:
//! `-> "220 ..."` is the server, `<- "EHLO ..."` the client.

use super::endpoint_words::host_port;
use super::{Claim, Reader, Row, Talk, marked_lines};
use crate::session::{EventKind, Side};
use crate::smtp::{Command, ReplyLine, Step};

pub(super) const READER: Reader = Reader { name: "ruby", claim, read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = row.text.trim();
    if text.starts_with("Connection opened: ") || text == "TLS connection started" || is_said(text) {
        Claim::Sure
    } else {
        marked_lines::claim_after(row, talk, READER.name)
    }
}

/// `-> "250 OK\r\n"`: the arrow, and a string as Ruby writes it.
fn is_said(text: &str) -> bool {
    let quoted = text.strip_prefix("-> \"").or_else(|| text.strip_prefix("<- \""));
    quoted.is_some_and(|rest| {
        let inner = rest.trim_end_matches('"');
        rest.ends_with("\\n\"") || ReplyLine::parse(inner).is_some() || Command::parse(inner).is_some()
    })
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let whole = &row.with(row.text.trim());
    if let Some(place) = whole.text.strip_prefix("Connection opened: ") {
        talk.connecting(whole, host_port(place));
        talk.connected(whole, host_port(place));
    } else if whole.text == "TLS connection started" {
        talk.event(whole, Side::Local, Some(Step::Tls), EventKind::TlsUp(Box::default()));
    } else {
        marked_lines::read(whole, talk);
    }
}
