//! Postfix: deliveries (smtp, lmtp, local ...) and refusals (smtpd, postscreen, cleanup).

use super::strangers::{is_far, is_stranger};
use super::{Claim, Reader, Row, Talk, embedded_reply, error_line, error_words};
use crate::session::{EventKind, Side};
use crate::smtp::Step;

pub(super) const READER: Reader = Reader { name: "postfix", claim, read };

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    let (program, text) = program(row);
    let delivery = text.contains(", dsn=") && text.contains(", status=") && !text.contains(", stat=");
    let refusal = text.starts_with("NOQUEUE: ");
    let login = text.starts_with("warning: ") && text.contains("]: SASL ");
    let own = program.starts_with("postfix") || program == "postgrey";
    if own || delivery || refusal || login { Claim::Sure } else { Claim::No }
}

/// The daemon (`postfix/submission/smtpd`) and its words; some logs have lost the stamp before it.
fn program<'a>(row: &Row<'a>) -> (&'a str, &'a str) {
    if let Some(program) = row.program {
        return (program, row.text);
    }
    let tag = row.text.split_once(": ").filter(|(tag, _)| tag.starts_with("postfix") && !tag.contains(' '));
    tag.map_or(("", row.text), |(tag, text)| (tag.split('[').next().unwrap_or(tag), text))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let (program, text) = program(row);
    let daemon = program.rsplit('/').next().unwrap_or(program);
    let (id, rest) = queue_id(text).map_or((None, text), |(id, rest)| (id, rest));
    let row = row.with(rest).keyed(id).to(field(rest, "to=<"));
    match row.text.split_once("status=") {
        Some((_, status)) if row.text.contains("dsn=") => delivery(&row, status, talk),
        Some((_, status)) if status.starts_with("expired") => {
            error_line::read_error(
                &row.with(&row.text[row.text.len() - status.len() - 7..]),
                talk,
                Side::Client,
            );
        }
        _ if is_noise(daemon, rest) => noise(&row, talk),
        _ if is_note(rest) => noise(&row, talk),
        _ => other(&row, daemon, talk),
    }
}

/// `5CE9533: ` or the long form, and what follows. `NOQUEUE` is no id.
pub(super) fn queue_id(text: &str) -> Option<(Option<&str>, &str)> {
    let (id, rest) = text.split_once(": ")?;
    let fits = (5..=20).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric());
    match id {
        "NOQUEUE" => Some((None, rest)),
        _ => (fits && id.bytes().any(|b| b.is_ascii_digit())).then_some((Some(id), rest)),
    }
}

/// The value of `to=<ann@example.net>`.
pub(super) fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let at = text.find(name).filter(|at| *at == 0 || text[..*at].ends_with(' '))?;
    text[at + name.len()..].split(['>', ',']).next().filter(|value| !value.is_empty())
}

/// `deferred (host mx[192.0.2.1] said: 450 ...)`
fn delivery(row: &Row<'_>, status: &str, talk: &mut Talk) {
    let row = &row.apart(row.recipient.unwrap_or(row.text));
    let (word, reason) = status.split_once(" (").unwrap_or((status, ""));
    if matches!(word.trim(), "sent" | "deliverable") {
        return talk.event(row, Side::Local, Some(Step::Message), EventKind::Delivered);
    }
    let reason = reason.strip_suffix(')').unwrap_or(reason);
    let at = row.text.len() - reason.len() - usize::from(row.text.ends_with(')') && status.contains(" ("));
    let reason = if reason.is_empty() { *row } else { row.with(&row.text[at..at + reason.len()]) };
    error_line::read_error(&reason, talk, Side::Client);
}

fn is_note(text: &str) -> bool {
    const STARTS: [&str; 10] = [
        "from=<",
        "removed",
        "message-id=",
        "uid=",
        "client=",
        "connect from ",
        "disconnect from ",
        "statistics: ",
        "resent-message-id=",
        "sender non-delivery notification: ",
    ];
    STARTS.iter().any(|start| text.starts_with(start))
}

/// What reads like a fault and is none of the mail's: names of clients that do
/// not resolve, TLS without a trusted certificate where none was asked for,
/// what postscreen and postgrey say beside their refusals.
fn is_noise(daemon: &str, text: &str) -> bool {
    const EDITS: [&str; 6] = ["warning", "info", "replace", "prepend", "strip", "ignore"];
    const TOLD: [&str; 5] = ["reject: ", "fatal: ", "PREGREET ", "COMMAND PIPELINING ", "BARE NEWLINE "];
    let tests = daemon == "postscreen" && !TOLD.iter().any(|start| text.starts_with(start));
    let name = text.starts_with("warning: hostname ") && text.contains(" does not resolve to address ");
    let reverse = text.starts_with("warning: ") && text.contains(": address not listed for hostname ");
    let tls = text.contains(" TLS connection established ") || text.contains(" TLS connection reused ");
    let soft = text.starts_with("reject_warning: ") || text.starts_with("warn: ");
    let lists = daemon == "dnsblog";
    let header = text.split_once(": ").is_some_and(|(action, rest)| {
        EDITS.contains(&action) && (rest.starts_with("header ") || rest.starts_with("body "))
    });
    tests || lists || header || name || reverse || tls || soft || daemon == "postgrey"
}

/// A line that names no cause, whatever its words.
fn noise(row: &Row<'_>, talk: &mut Talk) {
    talk.event(row, Side::Server, Some(Step::Other), EventKind::Note);
}

fn other(row: &Row<'_>, daemon: &str, talk: &mut Talk) {
    let row = &of_client(row, daemon);
    // The envelope behind the words names hosts that are no part of the reason.
    let reason = row.text.split("; from=<").next().unwrap_or(row.text);
    if is_login(row.text) {
        talk.failure(row, Side::Server);
    } else if let Some(found) = embedded_reply::find(reason) {
        talk.reply_within(row, found);
    } else if row.text.starts_with("milter-reject: ") {
        talk.failure(&row.with(reason), Side::Server);
    } else if error_words::is_error(reason) {
        talk.failure(row, Side::Client);
    } else {
        talk.event(row, Side::Local, None, EventKind::Note);
    }
}

/// A refused login of a client, in whatever words the backend gives.
fn is_login(text: &str) -> bool {
    text.starts_with("warning: ") && text.contains("]: SASL ") && text.contains(" authentication failed")
}

/// The row of a daemon that serves clients: who is refused there, and that
/// only the recipient joins it with the next attempt.
fn of_client<'a>(row: &Row<'a>, daemon: &str) -> Row<'a> {
    let serves =
        matches!(daemon, "smtpd" | "postscreen" | "cleanup" | "") || daemon.starts_with("postscreen");
    if !serves {
        return *row;
    }
    const NAMELESS: [&str; 2] = ["warning: TLS library problem", "warning: SASL authentication failure"];
    let nameless = daemon == "smtpd" && NAMELESS.iter().any(|start| row.text.starts_with(start));
    let named = row.text.contains(" from ") || row.text.contains("]: SASL ");
    let far = if is_login(row.text) { is_far(row.text) } else { is_stranger(row.text) };
    let stranger = nameless || named && row.text.contains('[') && far;
    row.of_client(stranger)
}
