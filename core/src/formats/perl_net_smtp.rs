//! The debug output of Perl's Net::SMTP: `Net::SMTP=GLOB(0x55...)>>> ` is the
//! client, `<<< ` the server.

use super::{Claim, Reader, Row, Talk, error_line};
use crate::session::{EventKind, Side};
use crate::smtp::ReplyLine;

pub(super) const READER: Reader = Reader { name: "perl-net-smtp", claim, read };

/// What stands behind the class of the object.
enum Said<'a> {
    Client(&'a str),
    Server(&'a str),
    /// A name in the list of classes.
    Class,
    Lost,
}

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    if said(row.text).is_some() { Claim::Sure } else { Claim::No }
}

fn said(text: &str) -> Option<Said<'_>> {
    let rest = text.trim_start().strip_prefix("Net::SMTP")?;
    if rest.starts_with(": Net::Cmd::getline(): ") || rest.starts_with(": Unexpected EOF") {
        return Some(Said::Lost);
    }
    let Some((class, after)) = rest.split_once("=GLOB(") else {
        return rest.starts_with(">>> ").then_some(Said::Class);
    };
    let named = class.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'_'));
    let (_, after) = after.split_once(')').filter(|_| named)?;
    if let Some(words) = after.strip_prefix("<<<") {
        return Some(Said::Server(words.trim()));
    }
    after.strip_prefix(">>>").map(|words| Said::Client(words.trim()))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    match said(row.text) {
        Some(Said::Server(words)) if ReplyLine::parse(words).is_some() => talk.server(&row.with(words)),
        Some(Said::Server(words)) if !words.is_empty() => {
            talk.event(&row.with(words), Side::Server, None, EventKind::Failure);
        }
        Some(Said::Client(words)) => talk.client(&row.with(words)),
        Some(Said::Lost) => talk.lost(row),
        Some(Said::Class | Said::Server(_)) => {}
        None => error_line::read(row, talk),
    }
}
