//! What TLS showed, as rows of a name and words.

use crate::report::TlsReport;

/// The agreement, the three answers, and the certificate: a row each, then the remarks.
#[must_use]
pub fn tls_rows(tls: &TlsReport) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let mut row = |name: &str, words: String| {
        if !words.is_empty() {
            rows.push((name.to_owned(), words));
        }
    };
    row("TLS", agreement(tls));
    row("certificate", answers(tls));
    for (name, words) in certificate_rows(tls) {
        row(name, words);
    }
    rows
}

/// The rows below the three answers: whose it is, the chain, remarks.
#[must_use]
pub fn certificate_rows(tls: &TlsReport) -> Vec<(&'static str, String)> {
    let mut rows = Vec::new();
    if let Some(leaf) = tls.chain.first() {
        let made = tls.made_by.as_ref().map(|by| format!(" (known from {by})")).unwrap_or_default();
        let (subject, issuer) = (short(&leaf.subject), short(&leaf.issuer));
        let by = if subject == issuer { "signed by itself".to_owned() } else { format!("by {issuer}") };
        let facts = [format!("{subject}{made}"), by, leaf.key.clone(), leaf.signature.clone()];
        rows.push(("of", facts.into_iter().filter(|f| !f.is_empty()).collect::<Vec<_>>().join(", ")));
        rows.push(("chain", chain(tls)));
    }
    rows.extend(tls.remarks.iter().map(|remark| ("note", remark.clone())));
    rows
}

fn agreement(tls: &TlsReport) -> String {
    let group = tls.group.as_ref().map(|group| {
        if tls.post_quantum == Some(true) { format!("{group} (post-quantum)") } else { group.clone() }
    });
    let alpn = tls.alpn.as_ref().map(|name| format!("ALPN {name}"));
    let parts = [tls.version.clone(), tls.suite.clone(), group, alpn];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn answers(tls: &TlsReport) -> String {
    let asked = [("trust", tls.trust), ("name", tls.name), ("dates", tls.dates)];
    let answers = asked
        .iter()
        .filter_map(|(what, answer)| answer.map(|yes| format!("{what} {}", if yes { "yes" } else { "NO" })));
    let left = tls.days_left.map(days);
    answers.chain(left).collect::<Vec<_>>().join(", ")
}

/// `36 days left`, `ended 3 days ago`.
#[must_use]
pub fn days(left: i64) -> String {
    match left {
        0 => "ends today".into(),
        1 => "1 day left".into(),
        -1 => "ended yesterday".into(),
        2.. => format!("{left} days left"),
        _ => format!("ended {} days ago", left.unsigned_abs()),
    }
}

fn chain(tls: &TlsReport) -> String {
    let sent = match tls.chain.len() {
        1 => "1 certificate sent".to_owned(),
        n => format!("{n} certificates sent"),
    };
    let order = (tls.chain.len() > 1 && tls.in_order == Some(true)).then(|| "in order".to_owned());
    let trusted = tls.trusted_by.as_ref().map(|store| format!("trusted by {store}"));
    let staple = (tls.ocsp_staple == Some(true)).then(|| "OCSP stapled".to_owned());
    [Some(sent), order, trusted, staple].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The common name in a distinguished name, else all of it.
fn short(name: &str) -> &str {
    let parts = name.split(',').map(str::trim);
    let found = parts.filter_map(|part| part.split_once('=')).find(|(key, _)| key.trim() == "CN");
    found.map_or(name, |(_, name)| name.trim())
}

#[cfg(test)]
#[path = "tls_rows_tests.rs"]
mod tests;
