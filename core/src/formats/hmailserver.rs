//! hMailServer: `"SMTPC"<TAB>thread<TAB>session<TAB>"time"<TAB>"address"<TAB>"SENT: ..."`.

use super::endpoint_words::host_port;
use super::strangers::is_stranger;
use super::{Claim, Reader, Row, Talk, embedded_reply, error_line, error_words};
use crate::session::{EventKind, Side};
use crate::smtp::{ReplyLine, Step};

pub(super) const READER: Reader = Reader { name: "hmailserver", claim, read };

const KINDS: [&str; 8] = ["SMTPC", "SMTPD", "APPLICATION", "TCPIP", "DEBUG", "ERROR", "POP3D", "IMAPD"];

/// The columns of a line; the blanks between them were tabs.
struct Fields<'a> {
    kind: &'a str,
    session: &'a str,
    at: &'a str,
    address: &'a str,
    words: &'a str,
}

fn fields(text: &str) -> Option<Fields<'_>> {
    let (kind, rest) = text.trim_start().strip_prefix('"')?.split_once('"')?;
    if !KINDS.iter().any(|known| known.eq_ignore_ascii_case(kind)) {
        return None;
    }
    let (numbers, rest) = rest.split_once('"')?;
    let numbered = numbers.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_whitespace() || b == b'-');
    let session = numbers.split_whitespace().nth(1).unwrap_or("");
    let (at, rest) = rest.split_once('"')?;
    let rest = rest.trim_start().strip_prefix('"')?;
    // Only the two protocols and TCPIP name an address.
    let (address, words) = match rest.split_once('"') {
        Some((address, more)) if more.trim_start().starts_with('"') => {
            (address, more.trim_start().trim_start_matches('"'))
        }
        _ => ("", rest),
    };
    let dated = at.len() >= 19 && at.as_bytes().get(4) == Some(&b'-');
    let words = words.strip_suffix('"').unwrap_or(words);
    (numbered && dated).then_some(Fields { kind, session, at, address, words })
}

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    if fields(row.text).is_some() { Claim::Sure } else { Claim::No }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let Some(fields) = fields(row.text) else { return };
    let row = row.with(fields.words).stamped(Some(fields.at));
    match fields.kind.to_ascii_uppercase().as_str() {
        "SMTPC" => dialogue(&row.of_connection(Some(fields.session)).in_dialogue(), &fields, false, talk),
        "SMTPD" => {
            let row = row.of_connection(Some(fields.session)).of_client(is_stranger(fields.address));
            dialogue(&row.in_dialogue(), &fields, true, talk);
        }
        _ => note(&row, talk),
    }
}

/// `SENT:` and `RECEIVED:` tell the direction; `[nl]` stands for a line end.
fn dialogue(row: &Row<'_>, fields: &Fields<'_>, serves: bool, talk: &mut Talk) {
    talk.of(fields.session);
    let sent = fields.words.strip_prefix("SENT: ");
    let Some(words) = sent.or_else(|| fields.words.strip_prefix("RECEIVED: ")) else {
        return note(row, talk);
    };
    if !serves && !talk.is_open() && !fields.address.is_empty() {
        talk.connected(&row.with(fields.address), host_port(fields.address));
    }
    for line in words.split("[nl]").filter(|line| !line.trim().is_empty()) {
        let row = row.with(line.trim_end());
        if serves == sent.is_some() {
            server(&row, talk);
        } else {
            talk.client(&row);
        }
    }
}

fn server(row: &Row<'_>, talk: &mut Talk) {
    if ReplyLine::parse(row.text).is_some() {
        talk.server(row);
    } else {
        talk.event(row, Side::Server, None, EventKind::Note);
    }
}

/// What hMailServer says itself.
fn note(row: &Row<'_>, talk: &mut Talk) {
    // The reason was told in the dialogue; this says what becomes of the message.
    let fate = row.text.contains("Scheduling it for later delivery");
    if !fate && (embedded_reply::find(row.text).is_some() || error_words::is_error(row.text)) {
        error_line::read_error(row, talk, Side::Client);
    } else {
        talk.event(row, Side::Server, Some(Step::Other), EventKind::Note);
    }
}
