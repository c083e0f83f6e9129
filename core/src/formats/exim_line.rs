//! Lines of Exim's main log, wherever they stand.

use super::strangers::is_stranger;
use super::{Row, Talk, embedded_reply, error_line, error_words};
use crate::session::{EventKind, Side};
use crate::smtp::Step;

/// The message id at the start of a text, and what follows: `1xVqv3-0007cx-1U` (6-6-2), since 4.97 6-11-4.
pub(super) fn message_id(text: &str) -> Option<(&str, &str)> {
    let (id, rest) = text.split_once(' ').unwrap_or((text, ""));
    let dashes = match id.len() {
        16 => [6, 13],
        23 => [6, 18],
        _ => return None,
    };
    let fits = |(at, byte): (usize, u8)| {
        if dashes.contains(&at) { byte == b'-' } else { byte.is_ascii_alphanumeric() }
    };
    id.bytes().enumerate().all(fits).then_some((id, rest.trim_start()))
}

/// `[28981] ` in front, with the log selector +pid.
pub(super) fn without_pid(text: &str) -> &str {
    match text.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
        Some((pid, rest)) if !pid.is_empty() && pid.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => text,
    }
}

/// Tells what stands behind the id.
pub(super) fn read(row: &Row<'_>, talk: &mut Talk) {
    let (flag, rest) = row.text.split_once(' ').unwrap_or((row.text, ""));
    let about = row.to(recipient(rest));
    match flag {
        "=>" | "->" | ">>" => talk.event(&about, Side::Local, Some(Step::Message), EventKind::Delivered),
        "**" | "==" => failed(&about.with(reason(rest)), talk),
        // Subjects stand here too.
        "<=" | "*>" | "(=" | "Completed" => noise(row, talk),
        _ => other(row, talk),
    }
}

fn failed(row: &Row<'_>, talk: &mut Talk) {
    error_line::read_error(row, talk, Side::Client);
}

/// `ann@example.net`, `ann <ann@example.net>`: the address that the other side gets.
pub(super) fn recipient(text: &str) -> Option<&str> {
    let first = text.split(' ').next().map(|word| word.trim_end_matches(':'))?;
    if first.contains('@') {
        return Some(first);
    }
    let original = text.split_once(" <").and_then(|(_, rest)| rest.split_once('>')).map(|(inner, _)| inner);
    original.filter(|a| a.contains('@')).or(Some(first))
}

/// Lines of no message that read like faults and are none: clients without a
/// name, and what the daemon says about itself.
fn is_noise(text: &str) -> bool {
    const STARTS: [&str; 6] = [
        "no host name found for IP address ",
        "no IP address found for host ",
        "cwd=",
        "Start queue run",
        "End queue run",
        "Warning: purging the environment",
    ];
    // A server that closes without close_notify: mostly after a good delivery.
    text.contains("TLS error on connection (recv)") || STARTS.iter().any(|start| text.starts_with(start))
}

/// A line that names no cause, whatever its words.
fn noise(row: &Row<'_>, talk: &mut Talk) {
    talk.event(row, Side::Server, Some(Step::Other), EventKind::Note);
}

/// Any other line: an error of a connection, or a note.
pub(super) fn other(row: &Row<'_>, talk: &mut Talk) {
    if is_noise(row.text) {
        noise(row, talk);
    } else if row.text.contains(" authenticator failed for ") {
        talk.failure(&of_client(row), Side::Server);
    } else if let Some(found) = embedded_reply::find(row.text) {
        talk.reply_within(&of_client(row), found);
    } else if error_words::is_error(row.text) {
        talk.failure(&of_client(row), Side::Client);
    } else {
        talk.event(row, Side::Local, None, EventKind::Note);
    }
}

/// The row of a line about a client of this server, where it is one: in the
/// main log, lines of its own sending carry a message id.
pub(super) fn of_client<'a>(row: &Row<'a>) -> Row<'a> {
    const OF_CLIENTS: [&str; 5] =
        [" authenticator failed for ", " from ", " rejected ", "(SSL_accept)", "(gnutls_handshake)"];
    let named = row.at.is_some() || OF_CLIENTS.iter().any(|word| row.text.contains(word));
    let sends = row.text.contains("remote mail server") || row.text.contains(" error from ");
    let refused = row.text.contains(" rejected ");
    let client = named && !sends && row.text.contains('[') && (row.key.is_none() || refused);
    let to = row.text.split_once(" RCPT <").and_then(|(_, rest)| rest.split('>').next());
    if client { row.to(to).of_client(is_stranger(row.text)) } else { *row }
}

/// The reason of `** a@b R=x T=y H=h [ip]: reason` without address, router and transport.
fn reason(text: &str) -> &str {
    const FIELDS: [&str; 9] = ["R=", "T=", "P=", "F=", "ST=", "QT=", "DT=", "D=", "S="];
    let mut rest = text.trim_start();
    while let Some((word, after)) = rest.split_once(' ') {
        let field = word.strip_suffix(':').unwrap_or(word);
        let skip = field.contains('@')
            || field.starts_with('<')
            || FIELDS.iter().any(|name| field.starts_with(name));
        if !skip {
            break;
        }
        rest = after.trim_start();
    }
    rest.strip_prefix(": ").unwrap_or(rest)
}
