//! What is known of STARTTLS and of a handshake, for the sentence of a finding.

use super::fill::Values;
use super::incident::Incident;
use crate::session::{EventKind, Session};
use crate::smtp::{ReplyCode, Step};

const NOT_OFFERED: &str = "does not offer STARTTLS";
const REFUSED: &str = "offers STARTTLS and then refuses it";
const REFUSED_NOW: &str = "offers STARTTLS and refuses it for now";

/// How our own probe begins the words for what a scan of the server's TLS showed.
const SHOWN: &str = "tls: ";

/// Sets the values `starttls_answer`, `tls_shown` and `certificate_dates`.
pub(super) fn set(values: &mut Values, incident: &Incident, session: &Session) {
    let code = incident.code.filter(|_| incident.step == Some(Step::StartTls));
    values.set_default("starttls_answer", code.and_then(refusal).or_else(|| starttls_answer(session)));
    let shown = incident.reason.strip_prefix(SHOWN).filter(|words| words.starts_with("the server "));
    values.set_default("tls_shown", shown.map(|words| format!(": {words}")).as_deref());
    values.set_default("certificate_dates", certificate_dates(values, &incident.reason).as_deref());
}

/// How our own probe writes the start of a certificate that is not valid yet.
const NOT_BEFORE: &str = "notBefore = ";

fn certificate_dates(values: &Values, reason: &str) -> Option<String> {
    if let Some((_, from)) = reason.split_once(NOT_BEFORE) {
        let from = from.split(',').next().unwrap_or(from);
        return Some(format!("its first day, {from}, is still to come"));
    }
    values.get("date").map(|date| format!("its last day was {date}"))
}

/// What the server did about STARTTLS, as far as the dialogue shows it.
pub(super) fn starttls_answer(session: &Session) -> Option<&'static str> {
    let refused = session.events.iter().find_map(|event| match &event.kind {
        EventKind::Reply(reply) if event.step == Some(Step::StartTls) => refusal(reply.code),
        _ => None,
    });
    let offered = session.capabilities.iter().any(|c| c.trim().eq_ignore_ascii_case("STARTTLS"));
    let listed = !session.capabilities.is_empty();
    refused.or_else(|| (listed && !offered).then_some(NOT_OFFERED))
}

fn refusal(code: ReplyCode) -> Option<&'static str> {
    match code.class() {
        4 => Some(REFUSED_NOW),
        5 => Some(REFUSED),
        _ => None,
    }
}

#[cfg(test)]
#[path = "tls_words_tests.rs"]
mod tests;
