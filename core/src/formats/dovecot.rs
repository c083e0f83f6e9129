//! Dovecot: logins that it refuses, and what its LMTP and submission services say.

use super::strangers::is_stranger;
use super::{Claim, Reader, Row, Talk, embedded_reply, error_line, error_words};
use crate::session::{EventKind, Side};
use crate::smtp::Step;

pub(super) const READER: Reader = Reader { name: "dovecot", claim, read };

const LOGINS: [&str; 4] = ["imap-login: ", "pop3-login: ", "submission-login: ", "managesieve-login: "];
const BACKENDS: [&str; 3] = ["auth: ", "auth-worker(", "auth-worker: "];

fn words(text: &str) -> &str {
    text.strip_prefix("dovecot: ").unwrap_or(text)
}

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    let text = words(row.text);
    let program = row.program.is_some_and(|program| program.starts_with("dovecot"));
    let login = LOGINS.iter().any(|start| text.starts_with(start)) && text.contains("rip=");
    if program || login || text.len() < row.text.len() { Claim::Sure } else { Claim::No }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let row = &row.with(words(row.text));
    let text = row.text;
    let login = LOGINS.iter().any(|start| text.starts_with(start));
    let refused = login && (text.contains("auth failed") || text.contains("tried to use disallowed"));
    if refused || is_refusal_of_backend(text) {
        return talk.failure(&row.of_client(is_stranger(client(text))), Side::Server);
    }
    let fault = text.contains("rror: ") || text.contains("Fatal: ") || text.contains("Panic: ");
    if fault && (embedded_reply::find(text).is_some() || error_words::is_error(text)) {
        error_line::read_error(row, talk, Side::Server);
    } else if text.contains("saved mail to ") {
        talk.event(row, Side::Local, Some(Step::Message), EventKind::Delivered);
    } else {
        talk.event(row, Side::Server, Some(Step::Other), EventKind::Note);
    }
}

/// `auth: passwd-file(joe,192.0.2.44): unknown user`, `Password mismatch`
fn is_refusal_of_backend(text: &str) -> bool {
    const WORDS: [&str; 4] =
        ["unknown user", "Password mismatch", "pam_authenticate() failed", "user not found"];
    let lower = text.to_ascii_lowercase();
    let backend = BACKENDS.iter().any(|start| text.starts_with(start));
    backend && !text.contains("rror: ") && WORDS.iter().any(|word| lower.contains(&word.to_ascii_lowercase()))
}

/// The part of the line that names the client: `rip=192.0.2.44, lip=...`, `(joe,192.0.2.44,<id>)`.
fn client(text: &str) -> &str {
    let rip = text.split_once("rip=").map(|(_, rest)| rest.split([',', ' ']).next().unwrap_or(rest));
    let pair = || text.split_once(',').map(|(_, rest)| rest.split([',', ')']).next().unwrap_or(rest));
    rip.or_else(pair).unwrap_or("")
}
