//! Haraka: `[LEVEL] [uuid] [plugin] words`, also as logfmt and as JSON.

use super::strangers::is_stranger;
use super::{Claim, Reader, Row, Talk, embedded_reply, error_line, error_words, json_field};
use crate::session::{EventKind, Side};
use crate::smtp::{ReplyLine, Step};

pub(super) const READER: Reader = Reader { name: "haraka", claim, read };

const LEVELS: [&str; 10] =
    ["DATA", "PROTOCOL", "DEBUG", "INFO", "NOTICE", "WARN", "ERROR", "CRIT", "ALERT", "EMERG"];

/// What a line says of itself.
struct Parts<'a> {
    level: &'a str,
    /// Connection, transaction and delivery: `AB4B262D-... .1.1`; `-` where there is none.
    uuid: &'a str,
    plugin: &'a str,
    words: &'a str,
}

fn parts(text: &str) -> Option<Parts<'_>> {
    let text = text.trim_start();
    let found = match text.as_bytes().first()? {
        b'[' => bracketed(text),
        b'{' => json(text),
        b'l' | b't' => logfmt(text),
        _ => None,
    };
    found.filter(|parts| LEVELS.iter().any(|level| level.eq_ignore_ascii_case(parts.level)))
}

fn bracketed(text: &str) -> Option<Parts<'_>> {
    let (level, rest) = text.strip_prefix('[')?.split_once("] [")?;
    let (uuid, rest) = rest.split_once("] [")?;
    let (plugin, words) = rest.split_once(']')?;
    let named = |name: &str| !name.is_empty() && name.len() <= 64 && !name.contains(' ');
    let words = words.trim_start();
    // `[-] [core] [outbound] Failed to get pool entry: ...`
    let words = words.strip_prefix("[outbound] ").map_or((plugin, words), |rest| ("outbound", rest));
    (named(uuid) && named(plugin)).then_some(Parts { level, uuid, plugin: words.0, words: words.1 })
}

/// `level=NOTICE uuid=AB4B.1.1 source=outbound message="..."`
fn logfmt(text: &str) -> Option<Parts<'_>> {
    let value = |name: &str| text.split_once(name).map(|(_, rest)| rest.split(' ').next().unwrap_or(""));
    let words = text.split_once(" message=")?.1.trim_start_matches('"').trim_end_matches('"');
    let (level, plugin) = (value("level=")?, value(" source=")?);
    Some(Parts { level, uuid: value(" uuid=")?, plugin, words })
}

fn json(text: &str) -> Option<Parts<'_>> {
    let (level, plugin) = (json_field::string(text, "level")?, json_field::string(text, "source")?);
    let (uuid, words) = (json_field::string(text, "uuid")?, json_field::string(text, "message")?);
    Some(Parts { level, uuid, plugin, words })
}

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    if parts(row.text).is_some() { Claim::Sure } else { Claim::No }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let Some(parts) = parts(row.text) else { return };
    let id = Some(parts.uuid).filter(|uuid| *uuid != "-");
    let row = row.with(parts.words).of_connection(id);
    let outgoing = parts.plugin == "outbound";
    let row = if outgoing { row.keyed(id) } else { row.in_dialogue().of_client(is_known_stranger(id, talk)) };
    if let Some(id) = id.filter(|_| parts.words.contains(" ip=")) {
        talk.remember(&format!("client {}", connection(id)), client(parts.words));
    }
    match parts.level {
        "PROTOCOL" => dialogue(&row, id, talk),
        "DATA" | "DEBUG" => note(&row, talk),
        level if outgoing => delivery(&row, is_grave(level), talk),
        _ => served(&row, talk),
    }
}

/// The connection of `AB4B262D-...-9BC2-89A61AA477D3.1.1`.
fn connection(uuid: &str) -> &str {
    uuid.split('.').next().unwrap_or(uuid)
}

fn client(words: &str) -> &str {
    words.split_once(" ip=").and_then(|(_, rest)| rest.split(' ').next()).unwrap_or("")
}

/// Only the line that opens a connection names its client.
fn is_known_stranger(id: Option<&str>, talk: &Talk) -> bool {
    let client = id.and_then(|id| talk.recall(&format!("client {}", connection(id))));
    client.is_some_and(|address| !address.is_empty() && is_stranger(address))
}

fn note(row: &Row<'_>, talk: &mut Talk) {
    talk.event(row, Side::Server, Some(Step::Other), EventKind::Note);
}

/// `S: 250-mx\n250 OK`, `C: RCPT TO:<ann@example.net> state=1`
fn dialogue(row: &Row<'_>, id: Option<&str>, talk: &mut Talk) {
    talk.of(id.unwrap_or(""));
    if let Some(reply) = row.text.strip_prefix("S: ") {
        for line in reply.split("\\n").filter(|line| ReplyLine::parse(line).is_some()) {
            talk.server(&row.with(line));
        }
    } else if let Some(command) = row.text.strip_prefix("C: ") {
        talk.client(&row.with(command.split(" state=").next().unwrap_or(command)));
    } else {
        note(row, talk);
    }
}

/// What becomes of a message that is sent on.
fn delivery(row: &Row<'_>, grave: bool, talk: &mut Talk) {
    // Said after the reply of each recipient was told.
    const EMPTY: [&str; 3] = ["Some recipients failed", "Some recipients temp failed", ": Tried all MXs"];
    let text = row.text;
    let row = row.to(text.strip_prefix("recipient <").and_then(|rest| rest.split('>').next()));
    if text.starts_with("delivered ") {
        talk.event(&row, Side::Local, Some(Step::Message), EventKind::Delivered);
    } else if EMPTY.iter().any(|reason| text.contains(reason)) {
        note(&row, talk);
    } else if grave || fails(text) || embedded_reply::find(text).is_some() {
        error_line::read_error(&row, talk, Side::Client);
    } else {
        note(&row, talk);
    }
}

fn is_grave(level: &str) -> bool {
    ["WARN", "ERROR", "CRIT", "ALERT", "EMERG"].iter().any(|grave| grave.eq_ignore_ascii_case(level))
}

fn fails(text: &str) -> bool {
    const STARTS: [&str; 4] = ["Temp failing ", "bouncing mail: ", "Bouncing ", "Failed to get pool entry: "];
    STARTS.iter().any(|start| text.starts_with(start))
}

/// What its plugins say of a client: `recipient <a> code=DENY msg="..."`.
fn served(row: &Row<'_>, talk: &mut Talk) {
    let row = row.to(row.text.strip_prefix("recipient <").and_then(|rest| rest.split('>').next()));
    let denied = row.text.contains("code=DENY") || row.text.contains("code=SOFTDENY");
    let accepted = row.text.contains("code=CONT") || row.text.contains("code=OK");
    // The last line of a connection sums up what was told.
    let summary = row.text.starts_with("disconnect ") || row.text.starts_with("connect ");
    if denied || !accepted && !summary && error_words::is_error(row.text) {
        error_line::read_error(&row, talk, Side::Server);
    } else {
        note(&row, talk);
    }
}
