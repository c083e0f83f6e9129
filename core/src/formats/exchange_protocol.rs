//! Exchange's protocol logs, SmtpSend and SmtpReceive: comma separated, one
//! line an event (`+` connect, `-` disconnect, `>` sent, `<` received, `*` note).

use super::endpoint_words::host_port;
use super::strangers::is_stranger;
use super::{Claim, Reader, Row, Talk, csv, embedded_reply, error_line, error_words};
use crate::session::{EventKind, Side};
use crate::smtp::{Command, ReplyLine, Step};

pub(super) const READER: Reader = Reader { name: "exchange-protocol", claim, read };

/// Columns of `#Fields: date-time,connector-id,session-id,sequence-number,...`.
struct Fields<'a> {
    at: &'a str,
    session: &'a str,
    local: &'a str,
    remote: &'a str,
    event: &'a str,
    data: &'a str,
    context: &'a str,
}

fn fields(text: &str) -> Option<Fields<'_>> {
    if !csv::begins_with_time(text) {
        return None;
    }
    let list = csv::fields(text);
    let [at, _, session, number, local, remote, event, rest @ ..] = list.as_slice() else { return None };
    let hex = session.len() == 16 && session.bytes().all(|b| b.is_ascii_hexdigit());
    let counted = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let known = matches!(*event, "+" | "-" | ">" | "<" | "*");
    let (data, context) = (rest.first().copied().unwrap_or(""), rest.get(1).copied().unwrap_or(""));
    let found = Fields { at, session, local, remote, event, data, context };
    (hex && counted && known).then_some(found)
}

fn is_header(text: &str) -> bool {
    text.starts_with("#Log-type: SMTP ") || text.starts_with("#Fields: date-time,connector-id,session-id,")
}

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    if is_header(row.text) || fields(row.text).is_some() { Claim::Sure } else { Claim::No }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let Some(fields) = fields(row.text) else {
        return talk.event(row, Side::Server, Some(Step::Other), EventKind::Note);
    };
    let serves = serves(&fields);
    let row = row.stamped(Some(fields.at)).of_connection(Some(fields.session)).in_dialogue();
    let row = if serves { row.of_client(is_stranger(fields.remote)) } else { row };
    talk.of(fields.session);
    match fields.event {
        ">" | "<" => said(&row.with(fields.data), serves == (fields.event == ">"), talk),
        "+" if serves => talk.begin(&row),
        "+" => talk.connected(&row.with(fields.remote), host_port(fields.remote)),
        "-" => closed(&row.with(fields.context), talk),
        _ => noted(&row, &fields, serves, talk),
    }
}

/// Whether this side is the server: the port of mail is the local one.
fn serves(fields: &Fields<'_>) -> bool {
    const PORTS: [u16; 6] = [25, 465, 587, 717, 475, 2525];
    let mail = |endpoint: &str| host_port(endpoint).port.is_some_and(|port| PORTS.contains(&port));
    mail(fields.local) && !mail(fields.remote)
}

/// A line of either side, by its direction. Answers to a challenge are not logged.
fn said(row: &Row<'_>, by_server: bool, talk: &mut Talk) {
    let sure = by_server || Command::parse(row.text).is_none() && !talk.challenged();
    if sure && ReplyLine::parse(row.text).is_some() {
        // The lines of an EHLO reply are joined by blanks: `250  mx Hello [ip] SIZE ...`.
        talk.server(row);
    } else if Command::parse(row.text).is_some() || talk.challenged() && !by_server {
        talk.client(row);
    } else {
        talk.event(row, Side::Local, None, EventKind::Note);
    }
}

/// `Local`, `Remote`, `Remote(SocketError)`
fn closed(row: &Row<'_>, talk: &mut Talk) {
    let lost = row.text.contains('(') && !talk.has_quit();
    if lost && !row.stranger {
        talk.lost(row);
    } else {
        talk.event(row, Side::Local, None, EventKind::Note);
    }
}

/// `*`: what Exchange says itself; the words stand in either column.
fn noted(row: &Row<'_>, fields: &Fields<'_>, serves: bool, talk: &mut Talk) {
    let words = if fields.context.is_empty() { fields.data } else { fields.context };
    let note = row.with(words);
    if words.starts_with("attempting to connect") {
        return talk.connecting(&note, host_port(fields.remote));
    }
    // `Tarpit for '0.00:00:05' due to '535 5.7.3 ...'`: the reply itself follows.
    let data = fields.data.starts_with("Tarpit ");
    if !data && (embedded_reply::find(words).is_some() || error_words::is_error(words)) {
        error_line::read_error(&note, talk, if serves { Side::Server } else { Side::Client });
    } else {
        talk.event(&note, Side::Server, Some(Step::Other), EventKind::Note);
    }
}
