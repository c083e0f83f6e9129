//! Records of loggers and of log collectors: what they carry is a line of a
//! log, or an error and its stack trace.

use super::scan::{Member, Value};
use super::{Json, spread, write_text};
use crate::text::Rewriter;
use crate::text::decode::head::Head;

/// Keys of the words that a record carries, the likeliest first.
const MESSAGE: [&str; 16] = [
    "MESSAGE",
    "message",
    "msg",
    "log",
    "@m",
    "@mt",
    "short_message",
    "textPayload",
    "Message",
    "RenderedMessage",
    "MessageTemplate",
    "line",
    "text",
    "body",
    "content",
    "event",
];
/// Keys of the error that a record tells beside them.
const ERROR: [&str; 20] = [
    "error",
    "err",
    "exception",
    "stack",
    "stack_trace",
    "stacktrace",
    "@x",
    "Exception",
    "exc_info",
    "traceback",
    "full_message",
    "errorVerbose",
    "error.message",
    "error.stack_trace",
    "reason",
    "cause",
    "exc",
    "details",
    "errorMessage",
    "backtrace",
];
/// Keys of objects that hold such an error.
const WITHIN: [&str; 8] = ["err", "error", "exception", "context", "extra", "meta", "attributes", "exc"];
/// Keys that make an object the record of a log. Reports of deliveries have times too, but no such words.
const SIGNS: [&str; 26] = [
    "level",
    "severity",
    "lvl",
    "time",
    "timestamp",
    "@timestamp",
    "Timestamp",
    "ts",
    "date",
    "DATE",
    "datetime",
    "asctime",
    "@t",
    "@l",
    "Level",
    "levelname",
    "level_name",
    "log.level",
    "loglevel",
    "stream",
    "__REALTIME_TIMESTAMP",
    "_PID",
    "SYSLOG_IDENTIFIER",
    "PRIORITY",
    "facility",
    "_source",
];
const TIME: [&str; 12] = [
    "time",
    "timestamp",
    "@timestamp",
    "Timestamp",
    "datetime",
    "asctime",
    "date",
    "DATE",
    "ts",
    "@t",
    "_SOURCE_REALTIME_TIMESTAMP",
    "__REALTIME_TIMESTAMP",
];
const PROGRAM: [&str; 8] =
    ["SYSLOG_IDENTIFIER", "PROGRAM", "programname", "appname", "ident", "program", "syslogtag", "_COMM"];
const PROCESS: [&str; 6] = ["_PID", "SYSLOG_PID", "PID", "procid", "pid", "process_id"];
const HOST: [&str; 5] = ["_HOSTNAME", "HOST", "hostname", "host", "syslog_hostname"];

/// Nested objects looked through for an error.
const DEPTH: usize = 3;

/// The objects that are records and not inside another: indices of members.
pub(super) fn find(json: &Json<'_>) -> Vec<usize> {
    let mut records: Vec<usize> = Vec::new();
    for (index, member) in json.members.iter().enumerate() {
        if member.value == Value::Object && !within(json, member, &records) && is_record(json, index) {
            records.push(index);
        }
    }
    records
}

fn within(json: &Json<'_>, member: &Member, records: &[usize]) -> bool {
    let mut parent = member.parent;
    while let Some(index) = parent {
        if records.contains(&index) {
            return true;
        }
        parent = json.members[index].parent;
    }
    false
}

fn is_record(json: &Json<'_>, object: usize) -> bool {
    let has = |keys: &[&str], text: bool| {
        json.of(object)
            .any(|(_, m)| keys.contains(&json.key(m)) && (!text || matches!(m.value, Value::Text(_))))
    };
    let levelled = has(&SIGNS[..3], false);
    let words = has(&MESSAGE[..MESSAGE.len() - 4], true) || levelled && has(&MESSAGE, true);
    words && has(&SIGNS, false) || levelled && has(&ERROR, true)
}

/// Writes what each record carries, with its time and program in front.
pub(super) fn write(json: &Json<'_>, records: &[usize], rewriter: &mut Rewriter<'_>) {
    for (nth, &record) in records.iter().enumerate() {
        let mut first = nth == 0;
        let texts = texts(json, record);
        let head = head(json, record);
        for (index, &text) in texts.iter().enumerate() {
            let place = place(&json.members[text]);
            if !std::mem::take(&mut first) {
                rewriter.replace(place.clone(), "\n");
            }
            if index == 0 && json.stands_alone() {
                rewriter.replace(place, &head);
            }
            write_text(json, &json.members[text], false, rewriter);
        }
        for object in bare_errors(json, record, &texts) {
            rewriter.replace(json.start..json.start, "\n");
            spread::write(json, object, rewriter);
        }
    }
}

/// Where a member's words begin, as an empty place.
fn place(member: &Member) -> std::ops::Range<usize> {
    match &member.value {
        Value::Text(place) | Value::Word(place) => place.start..place.start,
        _ => 0..0,
    }
}

/// The members that tell something, none of which another one repeats.
fn texts(json: &Json<'_>, record: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let message = MESSAGE.iter().find_map(|key| {
        json.of(record).find(|(_, m)| json.key(m) == *key && matches!(m.value, Value::Text(_)))
    });
    found.extend(message.map(|(index, _)| index));
    errors(json, record, DEPTH, &mut found);
    let words = |index: usize| json.words(&json.members[index]).unwrap_or("").trim();
    let repeated = |at: usize, index: usize| {
        found.iter().enumerate().any(|(other_at, &other)| {
            let (one, longer) = (words(index), words(other));
            other_at != at && longer.contains(one) && (longer.len() > one.len() || other_at < at)
        })
    };
    let kept =
        found.iter().enumerate().filter(|(at, index)| !words(**index).is_empty() && !repeated(*at, **index));
    kept.map(|(_, index)| *index).collect()
}

/// Errors that an object tells: `"error": "..."`, `"err": {"message": "...", "stack": "..."}`.
fn errors(json: &Json<'_>, object: usize, depth: usize, found: &mut Vec<usize>) {
    for (index, member) in json.of(object) {
        let key = json.key(member);
        match member.value {
            Value::Text(_) if ERROR.contains(&key) => found.push(index),
            Value::Object if depth > 0 && WITHIN.contains(&key) => {
                let said = |(_, m): &(usize, &Member)| {
                    matches!(json.key(m), "message" | "msg") && matches!(m.value, Value::Text(_))
                };
                found.extend(json.of(index).find(said).map(|(index, _)| index));
                errors(json, index, depth - 1, found);
            }
            _ => {}
        }
    }
}

/// Objects of errors without words of their own: `"err": {"code": "ESOCKET", "responseCode": 535}`.
fn bare_errors(json: &Json<'_>, record: usize, texts: &[usize]) -> Vec<usize> {
    let error = |m: &Member| WITHIN[..3].contains(&json.key(m)) && m.value == Value::Object;
    let told = |object: usize| texts.iter().any(|&text| json.members[text].parent == Some(object));
    json.of(record).filter(|(index, m)| error(m) && !told(*index)).map(|(index, _)| index).collect()
}

/// Time, host, program and process as syslog writes them.
fn head(json: &Json<'_>, record: usize) -> String {
    let value = |keys: &[&str]| {
        let of_key = |key: &&str| json.of(record).find(|(_, m)| json.key(m) == *key);
        keys.iter().filter_map(of_key).find_map(|(_, m)| json.words(m)).filter(|words| !words.is_empty())
    };
    Head { at: value(&TIME), host: value(&HOST), program: value(&PROGRAM), process: value(&PROCESS) }
        .to_string()
}
