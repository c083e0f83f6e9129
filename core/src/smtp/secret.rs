//! Secrets in the lines of a dialogue: what AUTH sends (RFC 4954). The user
//! name goes too; in base64 nobody reads it, and PLAIN joins it to the password.

use super::{Command, ReplyCode, Verb};
use std::borrow::Cow;
use std::ops::Range;

/// What stands in place of a secret.
pub const MASK: &str = "***";

/// The place of the initial response in an AUTH line (`AUTH PLAIN AHVz...`).
/// `None` where the line has none, or has been masked already.
#[must_use]
pub fn initial_response(line: &str) -> Option<Range<usize>> {
    let command = Command::parse(line).filter(|command| command.verb == Verb::Auth)?;
    let (_, response) = command.auth()?;
    let response = response.filter(|response| !response.contains('*') && *response != "=")?;
    let end = line.trim_end().len();
    Some(end - response.len()..end)
}

/// Follows a dialogue and masks what the client says in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SecretMask {
    challenged: bool,
}

impl SecretMask {
    /// Takes note of a reply: the client's line after a 334 is a secret.
    pub fn reply(&mut self, code: ReplyCode) {
        self.challenged = code == ReplyCode::CHALLENGE;
    }

    /// A line of the client as it may be shown. `AUTH PLAIN xxx` becomes
    /// `AUTH PLAIN ***`, an answer to a challenge `***`; `*` (the client gives
    /// up) and an empty answer stay.
    pub fn client<'a>(&mut self, line: &'a str) -> Cow<'a, str> {
        if std::mem::take(&mut self.challenged) {
            let shown = line.trim();
            return if matches!(shown, "" | "*" | "=") { Cow::Borrowed(line) } else { Cow::Borrowed(MASK) };
        }
        mask(line)
    }
}

/// Masks the initial response of an AUTH line; leaves any other line alone.
#[must_use]
pub fn mask(line: &str) -> Cow<'_, str> {
    match initial_response(line) {
        Some(secret) => Cow::Owned(format!("{}{MASK}{}", &line[..secret.start], &line[secret.end..])),
        None => Cow::Borrowed(line),
    }
}

#[cfg(test)]
#[path = "secret_tests.rs"]
mod tests;
