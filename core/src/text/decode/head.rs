//! What stands before a line that a collector took apart: time, host, program
//! and process, put together again as syslog writes them.

use crate::date;
use std::fmt;

/// The parts, as the record writes them.
#[derive(Default)]
pub(super) struct Head<'a> {
    pub(super) at: Option<&'a str>,
    pub(super) host: Option<&'a str>,
    pub(super) program: Option<&'a str>,
    pub(super) process: Option<&'a str>,
}

impl fmt::Display for Head<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = self.at.and_then(time) {
            write!(out, "{at} ")?;
        }
        let word = |part: Option<&str>| {
            part.filter(|p| p.len() <= 64 && !p.contains(char::is_whitespace)).map(str::to_owned)
        };
        let Some(program) = word(self.program) else { return Ok(()) };
        if let Some(host) = word(self.host).filter(|_| self.at.is_some()) {
            write!(out, "{host} ")?;
        }
        let program = program.trim_end_matches(':');
        match word(self.process).filter(|_| !program.contains('[')) {
            Some(process) => write!(out, "{program}[{process}]: "),
            None => write!(out, "{program}: "),
        }
    }
}

/// A time as text; numbers count seconds, or parts of them, since 1970.
fn time(at: &str) -> Option<String> {
    if at.len() > 40 {
        return None;
    }
    let (whole, fraction) = at.split_once('.').unwrap_or((at, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return at.starts_with(|c: char| c.is_ascii_alphanumeric()).then(|| at.to_owned());
    }
    let parts = match whole.len() {
        9 | 10 => 1,
        12 | 13 => 1_000,
        15 | 16 => 1_000_000,
        18 | 19 => 1_000_000_000,
        _ => return None,
    };
    Some(date::rfc3339(whole.parse::<i64>().ok()? / parts))
}
