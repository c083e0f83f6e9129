//! What a TLS handshake showed, in words.

use super::CertDays;
use crate::knowledge::{KnownCertificate, known_certificate, provider_by_host};
use crate::session::{Certificate, ChainShape, Check, Ending, TlsFacts};
use time::OffsetDateTime;

/// The canonical words for an issuer that the server did not send.
const INCOMPLETE: &str = "certificate: incomplete chain";

/// The canonical words for a hosting company that answers in a mail service's place.
const OF_A_HOSTER: &str = "certificate: of a hosting company";

/// Names shown of a certificate that is for others. Some have hundreds.
const NAMES: usize = 5;

/// One line about the handshake, as swaks writes it.
pub(super) fn tls_words(facts: &TlsFacts) -> String {
    let version = facts.version.as_deref().unwrap_or("?");
    let suite = facts.suite.as_deref().unwrap_or("?");
    let peer = facts.chain.first().map_or("", |leaf| leaf.subject.as_str());
    format!("TLS started with cipher TLSv{version}:{suite}, peer {peer}")
}

/// The failed checks, in canonical words with the values behind them.
pub(super) fn failures(facts: &TlsFacts, now: i64, host: &str) -> Vec<String> {
    let mut list = Vec::new();
    if let Check::Fail(words) = &facts.trust {
        list.push(with(words, trust_values(facts)));
    }
    if let Check::Fail(words) = &facts.dates {
        list.push(with(words, date_values(facts, now)));
    }
    if let Check::Fail(words) = &facts.name {
        let asked = facts.server_name.as_deref().unwrap_or(host);
        // A mail service was asked for, and a hosting company answers: somebody redirects.
        let redirected = owner(facts).is_some_and(|o| o.hosting) && provider_by_host(asked).is_some();
        let words = if redirected { OF_A_HOSTER } else { words };
        list.push(with(words, name_values(facts, asked)));
    }
    list
}

const DAY: i64 = 86_400;

/// Whether the chain, in date now, ends soon.
pub(super) fn ending(facts: &TlsFacts, limits: CertDays, now: i64) -> Option<Ending> {
    let shape = ChainShape::of(&facts.chain);
    let on_path = shape.path.iter().filter_map(|at| facts.chain.get(*at));
    let first = on_path.min_by_key(|certificate| certificate.not_after)?;
    let left = first.not_after.saturating_sub(now);
    if left < 0 || matches!(facts.dates, Check::Fail(_)) {
        return None;
    }
    let life = first.not_after.saturating_sub(first.not_before);
    let (soon, critical, fault) = match limits {
        CertDays::Usual => ((life / 4).min(20 * DAY), (life / 8).min(7 * DAY), false),
        CertDays::Given(soon, critical) => (i64::from(soon) * DAY, i64::from(critical) * DAY, true),
    };
    if left >= soon.max(critical) {
        return None;
    }
    let critical = left < critical;
    let days = match left / DAY {
        0 => format!("in {} hours", left / 3_600),
        1 => "in 1 day".into(),
        days => format!("in {days} days"),
    };
    let words = format!("{days}, on {}", date(first.not_after));
    Some(Ending { words, critical, fault: critical && fault })
}

fn with(words: &str, values: Option<String>) -> String {
    values.map_or_else(|| words.to_owned(), |values| format!("{words}; {values}"))
}

fn trust_values(facts: &TlsFacts) -> Option<String> {
    let leaf = facts.chain.first()?;
    let last = facts.chain.last().unwrap_or(leaf);
    let shape = ChainShape::of(&facts.chain);
    // The issuer that was left out is what the owner of the server has to add.
    let missing = shape.next_issuer.filter(|_| facts.trust == Check::Fail(INCOMPLETE.into()));
    let missing = missing.map_or(String::new(), |name| match shape.next_issuer_url {
        Some(url) => format!("missing = {name} ({url}), "),
        None => format!("missing = {name}, "),
    });
    Some(format!("{missing}issuer = {}, {}{}", last.issuer, common_name(leaf), made_by(facts)))
}

fn date_values(facts: &TlsFacts, now: i64) -> Option<String> {
    let outside = |c: &&Certificate| c.not_after < now || c.not_before > now;
    let bad = facts.chain.iter().find(outside).or(facts.chain.first())?;
    let (field, instant) =
        if bad.not_before > now { ("notBefore", bad.not_before) } else { ("notAfter", bad.not_after) };
    Some(format!("{field} = {}, {}", date(instant), common_name(bad)))
}

fn name_values(facts: &TlsFacts, asked: &str) -> Option<String> {
    let leaf = facts.chain.first()?;
    let shown: Vec<&str> = leaf.names.iter().take(NAMES).map(String::as_str).collect();
    let more = leaf.names.len().saturating_sub(NAMES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let names = if shown.is_empty() { common_name(leaf) } else { format!("{}{more}", shown.join(", ")) };
    Some(format!("asked for = {asked}, names = {names}{}", made_by(facts)))
}

/// Whose certificate it is, where that is known.
fn owner(facts: &TlsFacts) -> Option<&'static KnownCertificate> {
    let leaf = facts.chain.first()?;
    known_certificate(&leaf.names, &leaf.subject, &leaf.issuer)
}

fn made_by(facts: &TlsFacts) -> String {
    match owner(facts) {
        Some(known) if known.hosting => format!(", hosting company = {}", known.owner),
        Some(known) => format!(", made by = {}", known.owner),
        None => String::new(),
    }
}

/// `CN = name`; the whole subject where it has none.
fn common_name(certificate: &Certificate) -> String {
    let name = certificate.common_name();
    if name == certificate.subject { name.to_owned() } else { format!("CN = {name}") }
}

/// `2026-11-21 08:00 UTC`.
pub(super) fn date(seconds: i64) -> String {
    let Ok(at) = OffsetDateTime::from_unix_timestamp(seconds) else { return "out of range".into() };
    let (year, month, day) = at.to_calendar_date();
    format!("{year:04}-{:02}-{day:02} {:02}:{:02} UTC", u8::from(month), at.hour(), at.minute())
}

#[cfg(test)]
#[path = "certificate_tests.rs"]
mod tests;
