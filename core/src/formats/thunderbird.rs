//! The error console of Thunderbird: `mailnews.smtp: ` before each line.

use super::endpoint_words::host_port;
use super::{Claim, Reader, Row, Talk, error_line, marked_lines};
use crate::session::{EventKind, Side};
use crate::smtp::Command;

pub(super) const READER: Reader = Reader { name: "thunderbird", claim, read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    if words(row.text).is_some() { Claim::Sure } else { marked_lines::claim_after(row, talk, READER.name) }
}

/// What stands behind the name of the log.
fn words(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix("mailnews.smtp")?;
    rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').strip_prefix(':').map(str::trim)
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let Some(part) = row.part(|text| words(text).map(without_source)) else {
        return marked_lines::read(row, talk);
    };
    if let Some(rest) = part.text.strip_prefix("Connecting to ") {
        talk.connecting(&part, host_port(rest.split(' ').next().unwrap_or("")));
    } else if part.text.starts_with("C: Logging suppressed") {
        // The login, without its words: the next reply answers it.
        talk.awaits(crate::smtp::Step::Auth);
    } else if part.text.starts_with("S: ") || part.text.strip_prefix("C: ").is_some_and(is_command) {
        marked_lines::read(&part, talk);
    } else if is_fault(part.text) {
        error_line::read_error(&part, talk, Side::Client);
    } else {
        talk.event(&part, Side::Local, None, EventKind::Note);
    }
}

fn is_fault(text: &str) -> bool {
    const STARTS: [&str; 3] = ["Command failed: ", "SecurityError", "NetworkError"];
    STARTS.iter().any(|start| text.starts_with(start))
        || text.contains("SEC_ERROR_")
        || text.contains("SSL_ERROR_")
}

fn is_command(words: &str) -> bool {
    Command::parse(words).is_some()
}

/// The place in the program's source at the end: ` SmtpClient.jsm:518:17`, ` SmtpService.jsm:61:12`.
fn without_source(text: &str) -> &str {
    let (words, source) = text.rsplit_once(' ').unwrap_or((text, ""));
    let file = source.starts_with("Smtp") && source.ends_with(|c: char| c.is_ascii_digit());
    if file { words } else { text }
}
