//! `exim -v`, `exim -d` and `exim -bh`: `SMTP<<`, `SMTP>>` and the log lines between.

use super::endpoint_words::named;
use super::exim_line::{self, message_id};
use super::{Claim, Reader, Row, Talk};
use crate::session::{Endpoint, EventKind, Side};
use crate::smtp::ReplyLine;

pub(super) const READER: Reader = Reader { name: "exim-verbose", claim, read };

/// What a line is, by its mark.
enum Mark<'a> {
    Server(&'a str),
    Client(&'a str),
    /// The connection ends: `SMTP(close)>>`.
    Shut,
    /// The connection was lost: `SMTP(closed)<<`.
    Lost,
    Connecting,
    Note,
}

fn mark(text: &str) -> Option<Mark<'_>> {
    let text = without_debug_pid(text.trim_start());
    if let Some(rest) = text.strip_prefix("SMTP") {
        let arrows = [("<<", true), (">>", false), ("|>", false), ("+>", false)];
        for (arrow, server) in arrows {
            if let Some(words) = rest.strip_prefix(arrow) {
                let words = words.trim();
                return Some(if server { Mark::Server(words) } else { Mark::Client(words) });
            }
        }
        let state = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'))?;
        return match (state.0, state.1) {
            ("close" | "shutdown", arrow) if arrow.starts_with(">>") => Some(Mark::Shut),
            (_, arrow) if arrow.starts_with("<<") => Some(Mark::Lost),
            (_, arrow) if arrow.starts_with(">>") => Some(Mark::Shut),
            _ => None,
        };
    }
    if text.starts_with("Connecting to ") && text.contains(" ... ") && text.contains(" [")
        || text.starts_with("Connecting to ") && text.ends_with("...") && text.contains(" [")
    {
        return Some(Mark::Connecting);
    }
    let own = text.starts_with("LOG: ")
        || text.starts_with("cmdlog: ")
        || text.starts_with("delivering ") && message_id(&text[11..]).is_some();
    own.then_some(Mark::Note)
}

/// `28981 ` before each line of `exim -d`.
fn without_debug_pid(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].trim_start();
    if (4..=7).contains(&digits) && rest.starts_with("SMTP") { rest } else { text }
}

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    if mark(row.text).is_some() {
        return Claim::Sure;
    }
    let current = talk.is_current(READER.name);
    if current && (talk.is_continuation(row.text) || is_log(row.text) || row.text.trim() == "connected") {
        Claim::Sure
    } else if talk.open_code().is_some() && row.text.starts_with("       ") {
        Claim::Follows
    } else {
        Claim::No
    }
}

/// A line of the main log, indented by two, without its date.
fn is_log(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("  ") else { return false };
    let words = message_id(rest).map_or(rest, |(_, words)| words);
    ["** ", "== ", "=> ", "-> ", "<= ", "H=", "Completed"].iter().any(|start| words.starts_with(start))
        || words.contains("authenticator failed")
        || words.contains(" H=")
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let whole = row.with(row.text.trim());
    match mark(row.text) {
        Some(Mark::Server(words)) if ReplyLine::parse(words).is_some() => talk.server(&whole.with(words)),
        Some(Mark::Server(_)) => talk.event(&whole, Side::Server, None, EventKind::Note),
        Some(Mark::Client(words)) => talk.client(&whole.with(words)),
        Some(Mark::Lost) => talk.lost(&whole),
        Some(Mark::Connecting) => connecting(&whole, talk),
        Some(Mark::Shut | Mark::Note) => talk.event(&whole, Side::Local, None, EventKind::Note),
        None if whole.text == "connected" => talk.connected(&whole, Endpoint::default()),
        None if talk.is_continuation(whole.text) => talk.server(&whole),
        None if talk.open_code().is_some() => {}
        None => {
            let (id, rest) = message_id(whole.text).map_or((None, whole.text), |(id, rest)| (Some(id), rest));
            exim_line::read(&whole.with(rest).keyed(id), talk);
        }
    }
}

/// `Connecting to h [ip]:25 ... failed: Connection refused`, `... connected`
fn connecting(row: &Row<'_>, talk: &mut Talk) {
    let rest = row.text.strip_prefix("Connecting to ").unwrap_or(row.text);
    let (target, outcome) = rest.split_once(" ...").unwrap_or((rest, ""));
    talk.connecting(row, endpoint(target));
    if outcome.contains("failed") {
        talk.failure(row, Side::Local);
    } else if outcome.trim_end().ends_with("connected") {
        talk.connected(row, endpoint(target));
    }
}

/// `mx.example.net [203.0.113.146]:25`
fn endpoint(target: &str) -> Endpoint {
    let (host, rest) = target.split_once(" [").unwrap_or((target, ""));
    let (ip, port) = rest.split_once(']').unwrap_or((rest, ""));
    let port = port.trim_start_matches(':').split_whitespace().next().and_then(|port| port.parse().ok());
    let mut found = named(host, port);
    found.ip = named(ip, None).ip.or(found.ip);
    found
}
