//! Zimbra's mailbox.log: `INFO  [thread] [name=...;mid=...;] smtp - words`. What
//! its Postfix writes is read as Postfix.

use super::strangers::is_stranger;
use super::{Claim, Reader, Row, Talk, embedded_reply, error_line, error_words};
use crate::session::{EventKind, Side};
use crate::smtp::Step;

pub(super) const READER: Reader = Reader { name: "zimbra", claim, read };

const LEVELS: [&str; 6] = ["INFO", "WARN", "ERROR", "DEBUG", "TRACE", "FATAL"];
const CATEGORIES: [&str; 12] = [
    "smtp",
    "lmtp",
    "mailop",
    "mailbox",
    "security",
    "account",
    "datasource",
    "imap",
    "soap",
    "filter",
    "mailq",
    "calendar",
];

/// What a line says, without the thread.
struct Parts<'a> {
    /// `INFO`, ...; empty where another layer has taken it off with the thread.
    level: &'a str,
    /// `name=joe@example.com;oip=192.0.2.44;`
    context: &'a str,
    category: &'a str,
    words: &'a str,
}

fn parts(text: &str) -> Option<Parts<'_>> {
    let level = LEVELS.iter().find(|level| text.starts_with(**level)).copied().unwrap_or("");
    let rest = text[level.len()..].trim_start().strip_prefix('[')?;
    let rest = if level.is_empty() { rest } else { rest.split_once("] [")?.1 };
    let (context, rest) = rest.split_once("] ")?;
    let (category, words) = rest.split_once(" - ")?;
    let named = context.is_empty() || context.contains([';', '=']);
    let known = CATEGORIES.contains(&category) || !level.is_empty() && !category.contains(' ');
    (named && known).then_some(Parts { level, context, category, words })
}

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let current = talk.is_current(READER.name);
    let label = row.text.starts_with("ExceptionId:") || row.text.starts_with("Code:");
    if parts(row.text).is_some() {
        Claim::Sure
    } else if row.text.starts_with("com.zimbra.") || label && current {
        Claim::Likely
    } else {
        Claim::No
    }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let Some(parts) = parts(row.text) else {
        return exception(row, talk);
    };
    let row = row.with(parts.words);
    // The exception below tells the reason.
    let announces = parts.words == "exception occured during SMTP SendMsg";
    let calm = announces || matches!(parts.level, "DEBUG" | "TRACE");
    let login = parts.words.contains("authentication failed");
    if login && matches!(parts.category, "security" | "account" | "imap" | "soap") {
        let client = parts.context.split_once("ip=").map_or("", |(_, rest)| rest);
        talk.failure(&row.of_client(is_stranger(client)), Side::Server);
    } else if !calm && (error_words::is_error(row.text) || embedded_reply::find(row.text).is_some()) {
        error_line::read_error(
            &row,
            talk,
            if parts.category == "lmtp" { Side::Server } else { Side::Client },
        );
    } else {
        talk.event(&row, Side::Server, Some(Step::Other), EventKind::Note);
    }
}

/// The exception below a line: `com.zimbra.cs.mailbox.MailSender$SafeSendFailedException: ...`.
fn exception(row: &Row<'_>, talk: &mut Talk) {
    if row.text.starts_with("com.zimbra.") && !row.text.ends_with("MESSAGE_NOT_SENT") {
        error_line::read(row, talk);
    } else {
        talk.event(row, Side::Server, Some(Step::Other), EventKind::Note);
    }
}
