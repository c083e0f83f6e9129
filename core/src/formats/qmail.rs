//! qmail: qmail-send's deliveries, and what its SMTP side says (rblsmtpd, chkuser, spamdyke, vpopmail).

use super::strangers::is_stranger;
use super::{Claim, Reader, Row, Talk, embedded_reply, error_line, error_words};
use crate::session::{EventKind, Side};
use crate::smtp::Step;

pub(super) const READER: Reader = Reader { name: "qmail", claim, read };

const PROGRAMS: [&str; 6] = ["qmail", "rblsmtpd", "spamdyke", "vpopmail", "vchkpw-smtp", "simscan"];

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    let program = row.program.unwrap_or("");
    let text = words(row.text);
    if PROGRAMS.contains(&program) || program.starts_with("qmail-") || outcome(text).is_some() {
        return Claim::Sure;
    }
    let started =
        number_after(text, "starting delivery ").is_some_and(|(_, rest)| rest.starts_with(": msg "));
    let info = number_after(text, "info msg ").is_some_and(|(_, rest)| rest.starts_with(": bytes "));
    let status = text.starts_with("status: local ") && text.contains(" remote ");
    let served = ["rblsmtpd: ", "CHKUSER ", "vchkpw-smtp: ", "spamdyke["].iter().any(|s| text.starts_with(s));
    let queue = ["new msg ", "end msg ", "bounce msg "].iter().any(|s| number_after(text, s).is_some());
    if started || info || status || served {
        Claim::Sure
    } else if queue {
        Claim::Likely
    } else {
        Claim::No
    }
}

/// The words behind the names and the seconds that splogger puts before them.
fn words(text: &str) -> &str {
    let mut text = text.trim_start();
    for _ in 0..3 {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        let seconds = word.len() >= 16 && word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if !seconds && !matches!(word, "qmail:" | "qmail-send:" | "qmail-smtpd:") {
            break;
        }
        text = rest.trim_start();
    }
    text
}

/// `2391` of `delivery 2391: ...`, and what follows it.
fn number_after<'a>(text: &'a str, start: &str) -> Option<(&'a str, &'a str)> {
    let rest = text.strip_prefix(start)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| rest.split_at(digits))
}

/// Number, fate and words of `delivery 2391: failure: Sorry,_no_mailbox_here./`.
fn outcome(text: &str) -> Option<(&str, &str, &str)> {
    let (number, rest) = number_after(text, "delivery ")?;
    let (fate, words) = rest.strip_prefix(": ")?.split_once(": ")?;
    matches!(fate, "success" | "failure" | "deferral").then_some((number, fate, words))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let row = &row.with(words(row.text));
    if let Some((number, rest)) = number_after(row.text, "starting delivery ") {
        if let Some((message, to)) = rest.strip_prefix(": msg ").and_then(|rest| rest.split_once(" to ")) {
            talk.remember(&format!("delivery {number}"), &format!("{message} {}", place_and_address(to)));
        }
        return talk.event(row, Side::Local, None, EventKind::Note);
    }
    match outcome(row.text) {
        Some((number, fate, words)) => delivery(row, (number, fate, words), talk),
        None => other(row, talk),
    }
}

/// `remote ann@example.net`: the address.
fn place_and_address(to: &str) -> &str {
    to.split_once(' ').map_or(to, |(_, address)| address)
}

fn delivery(row: &Row<'_>, (number, fate, words): (&str, &str, &str), talk: &mut Talk) {
    let known = talk.recall(&format!("delivery {number}")).unwrap_or("").to_owned();
    let (message, to) = known.split_once(' ').unwrap_or(("", ""));
    let known = |value| Some(value).filter(|value: &&str| !value.is_empty());
    let plain = unescaped(words);
    let row = row.with(&plain).keyed(known(message)).to(known(to));
    match fate {
        "success" => talk.event(&row, Side::Local, Some(Step::Message), EventKind::Delivered),
        _ => error_line::read_error(&row, talk, Side::Client),
    }
}

/// The words as they were: qmail writes `_` for a blank and `/` for a line end.
fn unescaped(words: &str) -> String {
    let plain = words.trim_end_matches('/').replace("://", "\u{1}").replace(['/', '_'], " ");
    plain.replace('\u{1}', "://")
}

/// What the SMTP side says of its clients.
fn other(row: &Row<'_>, talk: &mut Talk) {
    let (text, plain) = (row.text, row);
    let row = row.of_client(is_stranger(text));
    let refused = ["CHKUSER rejected", "DENIED_", "vchkpw-"].iter().any(|word| text.contains(word));
    let passed = ["CHKUSER accepted", "ALLOWED ", "login success"].iter().any(|word| text.contains(word));
    if passed {
        talk.event(&row, Side::Server, Some(Step::Other), EventKind::Note);
    } else if let Some(found) = listed(text).and_then(embedded_reply::find) {
        talk.reply_within(&row, found);
    } else if refused || error_words::is_error(text) {
        error_line::read_error(&row, talk, Side::Server);
    } else {
        talk.event(plain, Side::Local, None, EventKind::Note);
    }
}

/// The reply of `rblsmtpd: 192.0.2.44 pid 93340: 451 https://...`.
fn listed(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once(" pid ")?;
    rest.split_once(": ").map(|(_, reply)| reply)
}
