use crate::session::{Event, EventKind, Session};
use crate::smtp::ReplyCode;
use std::collections::HashSet;

/// Different codes of failure from which on bare lines are a list of codes: a table
/// of a manual, an excerpt of an RFC. One failure tells one or two.
const CODES: usize = 4;

/// Whether an input lists reply codes instead of telling what happened: many
/// different ones, and neither a dialogue nor a log around them.
pub(super) fn is_code_list(sessions: &[Session]) -> bool {
    let mut codes = HashSet::new();
    for event in sessions.iter().flat_map(|session| &session.events) {
        if tells_of_a_case(event) {
            return false;
        }
        match &event.kind {
            EventKind::Reply(reply) if reply.code.is_failure() => codes.insert(reply.code),
            EventKind::Failure => leading_code(&event.text).is_some_and(|code| codes.insert(code)),
            _ => false,
        };
    }
    codes.len() >= CODES
}

/// The code that an item of a list begins with, behind bullets and quotes.
fn leading_code(text: &str) -> Option<ReplyCode> {
    let item = text.trim_start_matches(|c: char| !c.is_ascii_digit() && !c.is_alphabetic());
    let item = item.strip_prefix("x]").unwrap_or(item).trim_start_matches([' ', '`', '|', '*']);
    let digits = item.get(..3).filter(|_| !item[3..].starts_with(|c: char| c.is_alphanumeric()))?;
    digits.parse().ok().map(ReplyCode).filter(|code| code.is_failure())
}

fn tells_of_a_case(event: &Event) -> bool {
    let dialogue = !matches!(
        event.kind,
        EventKind::Reply(_) | EventKind::Failure | EventKind::Note | EventKind::Start | EventKind::Closed
    );
    dialogue || event.at.is_some() || event.key.is_some()
}
