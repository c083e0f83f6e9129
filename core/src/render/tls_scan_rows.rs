//! A TLS scan as rows of a name and words.

use crate::report::{TlsAnswerReport, TlsScanReport};

/// A full scan: versions, key exchange, clients, and what it took. Nothing of
/// a short one, which shows itself as evidence.
#[must_use]
pub fn tls_scan_rows(scan: &TlsScanReport) -> Vec<(String, String)> {
    if scan.clients.is_empty() {
        return Vec::new();
    }
    let answers = scan.versions.iter().chain(&scan.key_exchanges);
    let mut rows: Vec<(String, String)> = answers.map(|a| (a.asked.clone(), taken(a))).collect();
    rows.extend(scan.clients.iter().map(|client| (client.asked.clone(), connects(client))));
    let end = if scan.complete { "" } else { "; the server or the time ended it early" };
    rows.push(("scan".into(), format!("{} connections, no handshake was finished{end}", scan.connections)));
    rows
}

fn taken(answer: &TlsAnswerReport) -> String {
    match (&answer.reason, &answer.suite) {
        (Some(reason), _) => format!("no: {reason}"),
        (None, Some(suite)) => format!("yes, {suite}"),
        (None, None) => "yes".into(),
    }
}

fn connects(client: &TlsAnswerReport) -> String {
    let agreed = [client.version.as_deref(), client.suite.as_deref()];
    let words = match &client.reason {
        Some(reason) => format!("would NOT connect: {reason}"),
        None => format!("would connect: {}", agreed.into_iter().flatten().collect::<Vec<_>>().join(", ")),
    };
    client.note.as_ref().filter(|_| client.agreed).map_or(words.clone(), |note| format!("{words}. {note}"))
}
