//! msmtp: the lines of its log (`host=... exitcode=EX_OK`) and its debug output.

use super::endpoint_words::named;
use super::{Claim, Reader, Row, Talk, error_line, marked_lines};
use crate::session::{Endpoint, EventKind, Side, TlsFacts};
use crate::smtp::Step;

pub(super) const READER: Reader = Reader { name: "msmtp", claim, read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = row.text.trim_start();
    if is_log(text)
        || text.starts_with("msmtp: ")
        || is_loading(text)
        || text.starts_with("TLS session parameters")
    {
        return Claim::Sure;
    }
    if is_option(text) {
        return Claim::Likely;
    }
    if talk.is_current(READER.name) && !talk.in_message() && is_about_tls(row.text) {
        return Claim::Likely;
    }
    marked_lines::claim_after(row, talk, READER.name)
}

fn is_log(text: &str) -> bool {
    text.starts_with("host=") && text.contains(" exitcode=EX_") && text.contains(" recipients=")
}

fn is_loading(text: &str) -> bool {
    let file = text.starts_with("loaded user configuration file ")
        || text.starts_with("loaded system configuration file ");
    file || text.starts_with("using account ") || text.starts_with("reading recipients from ")
}

/// Options of `msmtp -d` whose names or values read like errors.
fn is_option(text: &str) -> bool {
    let off =
        text.strip_prefix("timeout = ").is_some_and(|value| value == "off" || value.ends_with(" seconds"));
    off || text.starts_with("tls_") && text.contains(" = ") && !text.starts_with("tls_starttls")
}

/// The dump of the session and of the certificate: blanks in front.
fn is_about_tls(text: &str) -> bool {
    text.starts_with("    ") || text.starts_with("TLS certificate information")
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let whole = &row.with(row.text.trim());
    if is_log(whole.text) {
        read_log(whole, talk);
    } else if whole.text.starts_with("msmtp: could not send mail") {
        // Says that the line before was a fault.
        talk.event(whole, Side::Local, None, EventKind::Note);
    } else if whole.text.starts_with("msmtp: ") {
        error_line::read_error(whole, talk, Side::Client);
    } else if whole.text.starts_with("(TLS") {
        let version =
            whole.text[4..].split(['-', ')']).next().unwrap_or("").trim_start_matches('v').to_owned();
        let facts = TlsFacts { version: Some(version), ..TlsFacts::default() };
        talk.event(whole, Side::Local, Some(Step::Tls), EventKind::TlsUp(Box::new(facts)));
    } else if is_loading(whole.text)
        || is_option(whole.text)
        || is_about_tls(row.text)
        || whole.text.starts_with("TLS session")
    {
        talk.event(whole, Side::Local, None, EventKind::Note);
    } else {
        marked_lines::read(row, talk);
    }
}

/// One line is one attempt: the server, and what it said last.
fn read_log(row: &Row<'_>, talk: &mut Talk) {
    talk.connecting(row, endpoint(row.text));
    let Some(reply) = row.part(|text| quoted(text, " smtpmsg='")) else {
        match row.part(|text| quoted(text, " errormsg='")) {
            Some(error) => talk.failure(&error, Side::Client),
            None if row.text.contains(" exitcode=EX_OK") => delivered(row, talk),
            None => talk.failure(row, Side::Client),
        }
        return;
    };
    if row.text.contains(" exitcode=EX_OK") {
        delivered(&reply, talk);
    } else {
        error_line::read_error(&reply, talk, Side::Client);
    }
}

fn delivered(row: &Row<'_>, talk: &mut Talk) {
    talk.event(row, Side::Server, Some(Step::Message), EventKind::Delivered);
}

fn endpoint(text: &str) -> Endpoint {
    let host = text.strip_prefix("host=").and_then(|rest| rest.split(' ').next()).unwrap_or("");
    let port =
        text.split_once(", port ").and_then(|(_, rest)| rest.split([':', '\'', ' ']).next()?.parse().ok());
    named(host, port)
}

/// The words of a field in quotes, which may hold quotes: the next field ends them.
fn quoted<'a>(text: &'a str, field: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(field)?;
    let end = ["' errormsg=", "' exitcode="].iter().filter_map(|next| rest.find(next)).min()?;
    Some(&rest[..end])
}
