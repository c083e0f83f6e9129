//! The server side of a login: whoever it is, whatever the password. What the
//! client says is masked in the log.

use super::dialogue::{Dialogue, Next};
use super::point::Point;
use super::record::Event;
use super::wire::Line;
use std::io;

const MASK: &str = "****";

impl Dialogue<'_> {
    /// AUTH (RFC 4954).
    pub(super) fn log_in(&mut self, line: &str) -> io::Result<Next> {
        let words: Vec<&str> = line.split_ascii_whitespace().collect();
        let mechanism = words.get(1).copied().unwrap_or_default().to_ascii_uppercase();
        let initial = words.len() > 2;
        let shown = format!("AUTH {mechanism}{}", if initial { " ****" } else { "" });
        self.tell(Event::Command, &shown);
        if let Some(next) = self.departs(Point::AuthCommand, &shown)? {
            return Ok(next);
        }
        if !self.offers().iter().any(|offer| offer.starts_with("AUTH")) {
            return self.say("503 5.5.1 AUTH not available");
        }
        let Some(prompts) = prompts(&mechanism, initial) else {
            return self.say("504 5.5.4 Unrecognized authentication type");
        };
        for prompt in prompts {
            if !self.ask(prompt)? {
                return Ok(Next::Ended);
            }
        }
        match self.answer(Point::Auth, &shown, "235 2.7.0 Authentication successful")? {
            Next::GoOn(334) if self.hear()? => {
                self.answer(Point::AuthEnd, &shown, "535 5.7.8 Authentication failed")
            }
            Next::GoOn(334) => Ok(Next::Ended),
            next => Ok(next),
        }
    }

    fn ask(&mut self, prompt: &str) -> io::Result<bool> {
        self.say(prompt)?;
        self.hear()
    }

    /// Hears an answer; false where the client has gone.
    fn hear(&mut self) -> io::Result<bool> {
        match self.wire.line()? {
            Line::Text(line) => {
                self.tell(Event::Command, if line == "*" { "*" } else { MASK });
                Ok(true)
            }
            Line::TooLong | Line::Closed => {
                self.tell(Event::Gone, "by the client");
                Ok(false)
            }
        }
    }
}

/// What the server asks; `None` for a mechanism that it does not know.
fn prompts(mechanism: &str, initial: bool) -> Option<&'static [&'static str]> {
    Some(match (mechanism, initial) {
        ("PLAIN" | "XOAUTH2" | "OAUTHBEARER", true) => &[],
        ("PLAIN" | "XOAUTH2" | "OAUTHBEARER", false) => &["334 "],
        // "Username:", "Password:"
        ("LOGIN", true) => &["334 UGFzc3dvcmQ6"],
        ("LOGIN", false) => &["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"],
        // "<1.1@mail.example.com>"
        ("CRAM-MD5", _) => &["334 PDEuMUBtYWlsLmV4YW1wbGUuY29tPg=="],
        _ => return None,
    })
}
