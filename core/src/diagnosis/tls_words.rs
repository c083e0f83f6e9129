//! What is known of STARTTLS and of a handshake, for the sentence of a finding.

use super::fill::Values;
use super::incident::Incident;
use crate::report::Language;
use crate::session::{EventKind, Session};
use crate::smtp::{ReplyCode, Step};
use crate::words::fixed;

/// How our own probe begins the words for what a scan of the server's TLS showed.
const SHOWN: &str = "tls: ";

/// Sets the values `starttls_answer`, `tls_shown` and `certificate_dates`.
pub(super) fn set(values: &mut Values, incident: &Incident, session: &Session, language: Language) {
    let code = incident.code.filter(|_| incident.step == Some(Step::StartTls));
    values.set_default(
        "starttls_answer",
        code.and_then(|code| refusal(code, language)).or_else(|| starttls_answer(session, language)),
    );
    let shown = incident.reason.strip_prefix(SHOWN).filter(|words| words.starts_with("the server "));
    values.set_default("tls_shown", shown.map(|words| format!(": {words}")).as_deref());
    values.set_default("certificate_dates", certificate_dates(values, &incident.reason, language).as_deref());
}

/// How our own probe writes the start of a certificate that is not valid yet.
const NOT_BEFORE: &str = "notBefore = ";

fn certificate_dates(values: &Values, reason: &str, language: Language) -> Option<String> {
    let words = language.words();
    if let Some((_, from)) = reason.split_once(NOT_BEFORE) {
        let from = from.split(',').next().unwrap_or(from);
        return Some(fixed(words.first_day, &[("date", &from)]));
    }
    values.get("date").map(|date| fixed(words.last_day, &[("date", &date)]))
}

/// What the server did about STARTTLS, as far as the dialogue shows it.
pub(super) fn starttls_answer(session: &Session, language: Language) -> Option<&'static str> {
    let refused = session.events.iter().find_map(|event| match &event.kind {
        EventKind::Reply(reply) if event.step == Some(Step::StartTls) => refusal(reply.code, language),
        _ => None,
    });
    let offered = session.capabilities.iter().any(|c| c.trim().eq_ignore_ascii_case("STARTTLS"));
    let listed = !session.capabilities.is_empty();
    refused.or_else(|| (listed && !offered).then_some(language.words().starttls_not_offered))
}

fn refusal(code: ReplyCode, language: Language) -> Option<&'static str> {
    let words = language.words();
    match code.class() {
        4 => Some(words.starttls_refused_now),
        5 => Some(words.starttls_refused),
        _ => None,
    }
}

#[cfg(test)]
#[path = "tls_words_tests.rs"]
mod tests;
