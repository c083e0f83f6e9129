//! What a probe did, as rows of a name and words.

use crate::report::{LoginResult, ProbeReport};

/// Logins and recipients, where there were several, and the number of connections.
#[must_use]
pub fn probe_rows(probe: &ProbeReport) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let mut row = |name: &str, words: String| rows.push((name.to_owned(), words));
    if probe.logins.len() > 1 {
        for login in &probe.logins {
            let told = if login.result == LoginResult::Accepted || login.words.is_empty() {
                String::new()
            } else {
                format!(": {}", login.words)
            };
            row("login", format!("{} {}{told}", login.mechanism, login.result.words()));
        }
    }
    if probe.recipients.len() > 1 {
        for one in &probe.recipients {
            let told = if one.accepted { "accepted".into() } else { format!("refused: {}", one.reply) };
            row("recipient", format!("{} {told}", one.address));
        }
    }
    for check in &probe.checks {
        row("check", format!("{} {}: {}", check.check.replace('-', " "), check.result.words(), check.words));
    }
    if let Some(queued) = &probe.queued {
        row("queued as", queued.id.clone().unwrap_or_else(|| format!("not told: {}", queued.reply)));
        for find in &queued.find {
            row("find it", format!("{}: {}", find.on, find.command));
        }
    }
    if probe.connections > 0 {
        row("connections", probe.connections.to_string());
    }
    rows
}

#[cfg(test)]
#[path = "probe_rows_tests.rs"]
mod tests;
