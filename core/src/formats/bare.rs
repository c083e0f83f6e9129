//! The bare lines of a dialogue, as telnet and JavaMail show them: a line that
//! begins with a reply code is the server's, any other is the client's.

use super::{Claim, Row, Talk};
use crate::session::{EventKind, Side};
use crate::smtp::{Command, Greeting, ReplyLine, Step, Verb};

/// How sure a bare line is one of a dialogue; `current` when the line before was.
pub(super) fn claim(row: &Row<'_>, talk: &Talk, current: bool) -> Claim {
    let text = row.text.trim();
    if current && talk.in_message() && row.at.is_none() {
        return if talk.in_sure_message() { Claim::Message } else { Claim::Likely };
    }
    if talk.is_continuation(text) {
        return Claim::Likely;
    }
    if current && is_foreign(text, talk) {
        return Claim::Likely;
    }
    let known = match (ReplyLine::parse(text), Command::parse(text)) {
        (Some(line), _) => (current && talk.is_speaking()) || is_certain(&line, text),
        (None, Some(command)) => is_certain_command(&command) || (current && talk.is_open()),
        (None, None) => current && talk.challenged() && is_one_word(text),
    };
    if known { Claim::Likely } else { Claim::No }
}

/// Tells a bare line.
pub(super) fn read(row: &Row<'_>, talk: &mut Talk) {
    let row = row.with(row.text.trim());
    if row.text.is_empty() && !talk.in_message() {
        return;
    }
    if is_foreign(row.text, talk) {
        return talk.event(&row, Side::Server, Some(Step::Connect), EventKind::Failure);
    }
    if !talk.in_message() && ReplyLine::parse(row.text).is_some() {
        talk.server(&row);
    } else {
        talk.client(&row);
    }
}

/// The greeting of another protocol in the place of a server's first reply.
fn is_foreign(text: &str, talk: &Talk) -> bool {
    const GREETINGS: [&str; 5] = ["* OK ", "OK [CAPABILITY ", "+OK ", "SSH-2.0-", "HTTP/1."];
    talk.is_open() && talk.awaits_greeting() && GREETINGS.iter().any(|start| text.starts_with(start))
}

/// A reply that is one without any context: a greeting, or one with an enhanced code.
fn is_certain(line: &ReplyLine<'_>, text: &str) -> bool {
    let greets =
        line.code.0 == 220 && (Greeting::read(line.text).host.is_some() || line.text.contains("SMTP"));
    greets
        || line.enhanced.is_some() && !text.ends_with(':')
        || !line.last && line.text.len() > 1 && text.as_bytes()[3] == b'-'
}

const fn is_certain_command(command: &Command<'_>) -> bool {
    matches!(command.verb, Verb::Ehlo | Verb::Mail | Verb::Rcpt | Verb::StartTls)
}

fn is_one_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_whitespace)
}
