//! KumoMTA's log records: JSON, one record a line.

use super::embedded_reply::Embedded;
use super::step_words::step_of_words;
use super::{Claim, Reader, Row, Talk, json_field};
use crate::session::{EventKind, Side};
use crate::smtp::{EnhancedCode, Reply, ReplyCode, Step};

pub(super) const READER: Reader = Reader { name: "kumomta", claim, read };

const KINDS: [&str; 11] = [
    "Reception",
    "Delivery",
    "Bounce",
    "TransientFailure",
    "Expiration",
    "AdminBounce",
    "OOB",
    "Feedback",
    "Rejection",
    "AdminRebind",
    "Delayed",
];

fn kind(text: &str) -> Option<&str> {
    let record = text.trim_start().starts_with('{') && text.contains("\"recipient\"");
    let own = ["\"queue\"", "\"site\"", "\"egress_pool\"", "\"egress_source\"", "\"bounce_classification\""];
    let named = own.iter().any(|field| text.contains(field)) || text.contains("\"response\"");
    json_field::string(text, "type").filter(|kind| record && named && KINDS.contains(kind))
}

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    if kind(row.text).is_some() { Claim::Sure } else { Claim::No }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let Some(kind) = kind(row.text) else { return };
    let id = json_field::string(row.text, "id").filter(|id| !id.is_empty());
    let row = row.keyed(id).to(json_field::string(row.text, "recipient"));
    match kind {
        "Delivery" => talk.event(&row, Side::Local, Some(Step::Message), EventKind::Delivered),
        "Bounce" | "TransientFailure" | "Expiration" | "AdminBounce" | "OOB" | "Delayed" => {
            failed(&row, talk)
        }
        "Rejection" => failed(&row.of_client(true), talk),
        _ => talk.event(&row, Side::Server, Some(Step::Other), EventKind::Note),
    }
}

/// The response of the peer, or KumoMTA's own words in its place.
fn failed(row: &Row<'_>, talk: &mut Talk) {
    let content = json_field::string(row.text, "content").unwrap_or(row.text);
    let words = row.with(content);
    let code = json_field::number(row.text, "code").map(ReplyCode).filter(|code| code.is_failure());
    match code.filter(|_| !content.starts_with("KumoMTA internal:")) {
        Some(code) => {
            let reply = reply(row.text, code, content);
            talk.reply_within(&words, Embedded { reply, step: step(row.text), open: false });
        }
        None => talk.failure(&words, Side::Client),
    }
}

fn reply(record: &str, code: ReplyCode, content: &str) -> Reply {
    let number = |name| json_field::number(record, name);
    let told = number("class").zip(number("subject")).zip(number("detail"));
    let enhanced = told.and_then(|((class, subject), detail)| {
        Some(EnhancedCode { class: u8::try_from(class).ok()?, subject, detail })
    });
    let words = EnhancedCode::at_start(content).map_or(content, |(_, rest)| rest.trim_start());
    let enhanced = enhanced.or_else(|| EnhancedCode::at_start(content).map(|(enhanced, _)| enhanced));
    let lines = words.split("\\n").map(|line| line.trim().to_owned()).collect();
    Reply { code, enhanced: enhanced.filter(|enhanced| enhanced.fits(code)), lines }
}

/// `"command":"RCPT TO:<ann@example.net>"`; `.` is the end of the message.
fn step(record: &str) -> Option<Step> {
    match json_field::string(record, "command")? {
        "." => Some(Step::Message),
        command => step_of_words(command, ""),
    }
}
