//! Exchange's message tracking log: comma separated, one line an event of a message.

use super::{Claim, Reader, Row, Talk, csv, embedded_reply, error_line};
use crate::session::{EventKind, Side};
use crate::smtp::Step;

pub(super) const READER: Reader = Reader { name: "exchange-tracking", claim, read };

const SOURCES: [&str; 14] = [
    "SMTP",
    "STOREDRIVER",
    "ROUTING",
    "DSN",
    "AGENT",
    "DNS",
    "QUEUE",
    "GATEWAY",
    "PICKUP",
    "RESOLVER",
    "ADMIN",
    "MAILBOXRULE",
    "BOOTLOADER",
    "POISONMESSAGE",
];
const FAILED: [&str; 6] = ["FAIL", "DEFER", "SUBMITFAIL", "SUBMITDEFER", "BADMAIL", "POISONMESSAGE"];
const DONE: [&str; 3] = ["SEND", "SENDEXTERNAL", "DELIVER"];
const OTHER: [&str; 10] = [
    "RECEIVE",
    "SUBMIT",
    "DSN",
    "EXPAND",
    "RESOLVE",
    "REDIRECT",
    "TRANSFER",
    "HAREDIRECT",
    "AGENTINFO",
    "DROP",
];

/// Columns of `#Fields: date-time,client-ip,...,source,event-id,...`.
struct Fields<'a> {
    at: &'a str,
    event: &'a str,
    message: &'a str,
    recipient: Option<&'a str>,
    status: &'a str,
}

fn fields(text: &str) -> Option<Fields<'_>> {
    if !csv::begins_with_time(text) {
        return None;
    }
    let list = csv::fields(text);
    let (source, event) = (*list.get(7)?, *list.get(8)?);
    let known = SOURCES.contains(&source) && [&FAILED[..], &DONE, &OTHER].iter().any(|l| l.contains(&event));
    if !known {
        return None;
    }
    let message = list.get(10).copied().unwrap_or("");
    // Exchange 2013 has one column more before the recipient.
    let at = list.iter().skip(11).take(2).position(|field| field.contains('@')).map(|at| at + 11);
    let recipient = at.and_then(|at| list[at].split(';').next());
    let status = at.and_then(|at| list.get(at + 1)).copied().unwrap_or("");
    Some(Fields { at: list[0], event, message, recipient, status })
}

fn is_header(text: &str) -> bool {
    text.starts_with("#Log-type: Message Tracking Log")
        || text.starts_with("#Fields: date-time,client-ip,client-hostname,server-ip,")
}

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    if is_header(row.text) || fields(row.text).is_some() { Claim::Sure } else { Claim::No }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let Some(fields) = fields(row.text) else {
        return talk.event(row, Side::Server, Some(Step::Other), EventKind::Note);
    };
    let message = Some(fields.message).filter(|id| !id.is_empty());
    let row = row.stamped(Some(fields.at)).keyed(message).to(fields.recipient);
    if DONE.contains(&fields.event) {
        talk.event(&row, Side::Local, Some(Step::Message), EventKind::Delivered);
    } else if FAILED.contains(&fields.event) {
        failed(&row, &fields, talk);
    } else {
        talk.event(&row, Side::Server, Some(Step::Other), EventKind::Note);
    }
}

/// `{[{LRT=...};{LED=550 5.1.1 words};{FQDN=};{IP=}]}`: the last error is the reason.
fn failed(row: &Row<'_>, fields: &Fields<'_>, talk: &mut Talk) {
    let last = fields.status.split_once("LED=").map(|(_, rest)| rest.split("};{").next().unwrap_or(rest));
    let words = last.unwrap_or(fields.status).trim_matches(['{', '}', '[', ']', '\'', ' ']);
    if words.is_empty() {
        return talk.event(row, Side::Server, Some(Step::Other), EventKind::Note);
    }
    match embedded_reply::find(words) {
        Some(found) => talk.reply_within(&row.with(words), found),
        None => error_line::read_error(&row.with(words), talk, Side::Client),
    }
}
