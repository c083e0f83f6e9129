//! What a server offers: in words, and how it differs before and inside TLS.

use crate::session::Session;
use crate::smtp::{Capabilities, Capability};

/// Each keyword of the last EHLO with its meaning, where that is known.
pub(super) fn in_words(session: &Session) -> Vec<String> {
    let last =
        if session.capabilities_tls.is_empty() { &session.capabilities } else { &session.capabilities_tls };
    let told = |c: &Capability| Some(format!("{}: {}", c.keyword, c.words()?));
    read(last).list.iter().filter_map(told).collect()
}

/// What differs, a sentence each; nothing where EHLO was not answered twice.
pub(super) fn compared(session: &Session) -> Vec<String> {
    if session.capabilities.is_empty() || session.capabilities_tls.is_empty() {
        return Vec::new();
    }
    let (before, inside) = (read(&session.capabilities), read(&session.capabilities_tls));
    let mut told = Vec::new();
    if inside.has("STARTTLS") {
        told.push(STARTTLS.into());
    }
    told.extend(logins(&before.mechanisms(), &inside.mechanisms()));
    if before.size() != inside.size() {
        let (a, b) = (size(&before), size(&inside));
        told.push(format!("SIZE is {a} before TLS and {b} inside it: odd; the one inside TLS counts."));
    }
    told.extend(lost(&before, &inside));
    told
}

const STARTTLS: &str =
    "STARTTLS is still offered inside TLS: odd, for RFC 3207 section 4.2 forbids it; do not send it twice.";

fn logins(before: &[String], inside: &[String]) -> Option<String> {
    let list = |names: &[String]| names.join(" ");
    match (before.is_empty(), inside.is_empty()) {
        (true, true) => None,
        (true, false) => Some("AUTH is offered only inside TLS: as it should be.".into()),
        (false, true) => {
            Some("AUTH is offered before TLS and not inside it: odd; a login then needs clear text.".into())
        }
        _ if before == inside && before.iter().any(|name| in_clear(name)) => Some(format!(
            "AUTH {} is offered before TLS too: a program that does not start TLS sends its password in clear text.",
            list(before)
        )),
        _ if before == inside => None,
        _ => Some(format!("AUTH offers {} before TLS and {} inside it.", list(before), list(inside))),
    }
}

fn in_clear(mechanism: &str) -> bool {
    matches!(mechanism, "PLAIN" | "LOGIN")
}

fn size(offers: &Capabilities) -> String {
    let line = offers.list.iter().find(|c| c.keyword == "SIZE");
    line.and_then(Capability::words).map_or_else(|| "not offered".into(), |words| format!("\"{words}\""))
}

/// Keywords that TLS took away. That some come with it is usual.
fn lost(before: &Capabilities, inside: &Capabilities) -> Option<String> {
    let own =
        |c: &&Capability| !matches!(c.keyword.as_str(), "STARTTLS" | "AUTH" | "SIZE" | "X-ANONYMOUSTLS");
    let gone: Vec<&str> =
        before.list.iter().filter(own).map(|c| c.keyword.as_str()).filter(|k| !inside.has(k)).collect();
    (!gone.is_empty()).then(|| {
        format!("Offered before TLS and not inside it: {}. Odd; TLS takes nothing away.", gone.join(", "))
    })
}

fn read(lines: &[String]) -> Capabilities {
    Capabilities { list: lines.iter().filter_map(|line| Capability::parse(line)).collect() }
}

#[cfg(test)]
#[path = "offers_tests.rs"]
mod tests;
