//! Two clocks: this machine's, and the server's by the date in its greeting.

use crate::smtp::{Greeting, Reply};
use mail_parser::DateTime;
use std::time::Duration;

/// What both clocks read at the same moment, in seconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocks {
    /// This machine's.
    pub ours: i64,
    /// The server's.
    pub server: i64,
}

impl Clocks {
    /// By the date in a greeting (RFC 5322 section 3.3), where there is one;
    /// `start` is the time at the start of the probe, 0 where nobody told it.
    pub(super) fn of(greeting: &Reply, start: i64, now: Duration) -> Option<Self> {
        let date = greeting.lines.iter().find_map(|line| Greeting::read(line).date)?;
        // Without a zone it is anybody's time.
        let zoned = date.split_whitespace().skip(4).any(is_zone);
        let server = DateTime::parse_rfc822(&date)
            .filter(|date| zoned && start != 0 && date.is_valid())?
            .to_timestamp();
        let passed = i64::try_from(now.as_secs()).unwrap_or(0);
        Some(Self { ours: start.saturating_add(passed), server })
    }
}

fn is_zone(word: &str) -> bool {
    let digits =
        word.strip_prefix(['+', '-']).is_some_and(|d| d.len() == 4 && d.bytes().all(|b| b.is_ascii_digit()));
    digits || matches!(word, "GMT" | "UTC" | "UT" | "Z")
}

#[cfg(test)]
#[path = "clocks_tests.rs"]
mod tests;
