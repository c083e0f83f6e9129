//! A TLS handshake as the report tells it.

use crate::date::rfc3339;
use crate::knowledge::known_certificate;
use crate::limits;
use crate::report::{CertificateReport, TlsReport};
use crate::session::{Certificate, ChainShape, Check, TlsFacts};

const DAY: i64 = 86_400;

/// The words of groups that withstand a quantum computer (hybrids with ML-KEM or Kyber).
const POST_QUANTUM: [&str; 2] = ["mlkem", "kyber"];

/// The facts of a handshake, for a caller that has no report yet.
#[must_use]
pub fn tls_report(facts: &TlsFacts) -> TlsReport {
    tls(facts, &mut |words| crate::text::clean(words))
}

/// The same, its words made fit to show by `shown`.
pub(super) fn tls(facts: &TlsFacts, shown: &mut dyn FnMut(&str) -> String) -> TlsReport {
    let shape = ChainShape::of(&facts.chain);
    let known = facts.chain.first().and_then(|c| known_certificate(&c.names, &c.subject, &c.issuer));
    let some = !facts.chain.is_empty();
    let days = |now: i64| shape.not_after(&facts.chain).map(|end| whole_days(end.saturating_sub(now)));
    let incomplete = matches!(&facts.trust, Check::Fail(words) if words.contains("incomplete chain"));
    TlsReport {
        version: facts.version.clone(),
        suite: facts.suite.clone(),
        group: facts.group.clone(),
        server_name: facts.server_name.clone(),
        trust: answer(&facts.trust),
        dates: answer(&facts.dates),
        name: answer(&facts.name),
        chain: facts.chain.iter().map(|c| certificate(c, shown)).collect(),
        post_quantum: facts.group.as_deref().map(is_post_quantum),
        alpn: facts.alpn.as_deref().map(&mut *shown),
        trusted_by: facts.trusted_by.clone(),
        days_left: facts.at.and_then(days),
        in_order: some.then_some(shape.in_order),
        missing_issuer: shape.next_issuer.as_deref().filter(|_| incomplete).map(&mut *shown),
        root_sent: shape.root_sent.as_deref().map(&mut *shown),
        made_by: known.map(|known| known.owner.into()),
        ocsp_staple: facts.ocsp_staple,
        client_certificate_asked: facts.client_certificate_asked,
        remarks: remarks(facts, &shape, incomplete).iter().map(|words| shown(words)).collect(),
    }
}

const fn answer(check: &Check) -> Option<bool> {
    match check {
        Check::Unknown => None,
        Check::Pass => Some(true),
        Check::Fail(_) => Some(false),
    }
}

fn is_post_quantum(group: &str) -> bool {
    let group = group.to_ascii_lowercase();
    POST_QUANTUM.iter().any(|words| group.contains(words))
}

fn certificate(c: &Certificate, shown: &mut dyn FnMut(&str) -> String) -> CertificateReport {
    CertificateReport {
        subject: shown(&c.subject),
        issuer: shown(&c.issuer),
        names: c.names.iter().take(limits::CAPABILITIES).map(|n| shown(n)).collect(),
        not_before: rfc3339(c.not_before),
        not_after: rfc3339(c.not_after),
        key: c.key.clone(),
        signature: c.signature.clone(),
    }
}

/// What a postmaster would remark on the chain.
fn remarks(facts: &TlsFacts, shape: &ChainShape, incomplete: bool) -> Vec<String> {
    let mut list = Vec::new();
    if let Some(name) = shape.next_issuer.as_deref().filter(|_| incomplete) {
        let from = shape.next_issuer_url.as_deref().filter(|url| !url.is_empty());
        let from = from.map_or(String::new(), |url| format!("; it can be had at {url}"));
        list.push(format!("The certificate of {name} is missing behind the server's own{from}."));
    }
    if !shape.in_order && !facts.chain.is_empty() {
        list.push("The certificates are not sent in order: some clients fail at that.".into());
    }
    if let Some(root) = &shape.root_sent {
        list.push(format!("The root {root} is sent needlessly: every client has its own."));
    }
    match shape.strangers {
        0 => {}
        1 => list.push("One certificate that was sent does not belong to the chain.".into()),
        n => list.push(format!("{n} certificates that were sent do not belong to the chain.")),
    }
    let on_path = || shape.path.iter().filter_map(|i| facts.chain.get(*i));
    list.extend(on_path().filter_map(weak_key));
    list.extend(on_path().filter_map(weak_signature));
    if facts.client_certificate_asked == Some(true) {
        list.push(
            "The server asks for a certificate of the client; it took the connection without one.".into(),
        );
    }
    list
}

fn weak_key(certificate: &Certificate) -> Option<String> {
    let bits: u32 = certificate.key.strip_prefix("RSA ")?.parse().ok()?;
    (bits < 2048).then(|| format!("The key of {} is too short: {bits} bits.", certificate.common_name()))
}

/// SHA-1 and older, where it counts: the signature of a root is never looked at.
fn weak_signature(certificate: &Certificate) -> Option<String> {
    let signature = certificate.signature.to_ascii_lowercase();
    let weak = ["sha1", "md5", "md2"].iter().any(|hash| signature.contains(hash));
    (weak && !certificate.self_signed)
        .then(|| format!("{} is signed with {}.", certificate.common_name(), certificate.signature))
}

/// Whole days of a time; one that is over by less than a day is a day over.
const fn whole_days(seconds: i64) -> i64 {
    let days = seconds / DAY;
    if seconds < 0 && days == 0 { -1 } else { days }
}

#[cfg(test)]
#[path = "tls_told_tests.rs"]
mod tests;
