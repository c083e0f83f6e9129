//! PowerMTA's accounting files: comma separated, one record an attempt.

use super::{Claim, Reader, Row, Talk, csv, embedded_reply};
use crate::session::{EventKind, Side};
use crate::smtp::Step;

pub(super) const READER: Reader = Reader { name: "powermta", claim, read };

/// Columns, as they stand where no header says otherwise.
const COLUMNS: [&str; 11] = [
    "type",
    "timeLogged",
    "timeQueued",
    "orig",
    "rcpt",
    "orcpt",
    "dsnAction",
    "dsnStatus",
    "dsnDiag",
    "dsnMta",
    "bounceCat",
];

fn is_header(text: &str) -> bool {
    text.starts_with("type,timeLogged") || text.starts_with("\"type\",\"timeLogged\"")
}

/// A record: its kind first, an address in it, and the words of a DSN.
fn is_record(list: &[&str]) -> bool {
    let kind = list.first().is_some_and(|kind| matches!(*kind, "d" | "b" | "t" | "tq" | "rb" | "rs"));
    let dated = list
        .get(1)
        .is_some_and(|at| at.len() >= 10 && at.bytes().all(|b| b.is_ascii_digit() || b"-:. +T".contains(&b)));
    kind && dated && list.iter().any(|field| field.contains('@'))
}

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    let short = row.text.find(',').is_some_and(|at| at <= 4);
    if is_header(row.text) || short && is_record(&csv::fields(row.text)) { Claim::Sure } else { Claim::No }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let list = csv::fields(row.text);
    if is_header(row.text) {
        for (at, name) in list.iter().enumerate() {
            talk.remember(&format!("column {name}"), &at.to_string());
        }
        return talk.event(row, Side::Server, Some(Step::Other), EventKind::Note);
    }
    let value =
        |name: &str| column(name, talk).and_then(|at| list.get(at)).copied().filter(|v| !v.is_empty());
    let message = value("jobId").or_else(|| value("envId")).or_else(|| value("timeQueued"));
    let (to, kind) = (value("rcpt"), list.first().copied().unwrap_or(""));
    let (diagnostic, status) = (value("dsnDiag"), value("dsnStatus"));
    let row = row.stamped(value("timeLogged")).keyed(message.or(to)).to(to);
    match kind {
        "d" => talk.event(&row, Side::Local, Some(Step::Message), EventKind::Delivered),
        "rs" => talk.event(&row, Side::Server, Some(Step::Other), EventKind::Note),
        _ => failed(&row, diagnostic, status, talk),
    }
}

/// Where a column stands: as the header said, else as PowerMTA writes it unasked.
fn column(name: &str, talk: &Talk) -> Option<usize> {
    let told = talk.recall(&format!("column {name}")).and_then(|at| at.parse().ok());
    let has_header = talk.recall("column type").is_some();
    told.or_else(|| COLUMNS.iter().position(|column| *column == name).filter(|_| !has_header))
}

/// `smtp;550 5.1.1 user unknown`, else `5.4.4 (unable to route: no mail hosts for domain)`.
fn failed(row: &Row<'_>, diagnostic: Option<&str>, status: Option<&str>, talk: &mut Talk) {
    let words = diagnostic.map(|words| words.strip_prefix("smtp;").unwrap_or(words));
    match words.and_then(embedded_reply::find) {
        Some(found) => talk.reply_within(&row.with(words.unwrap_or(row.text)), found),
        None => talk.failure(&row.with(words.or(status).unwrap_or(row.text)), Side::Client),
    }
}
