//! Which step of a scenario it is now, and doing it.

use super::dialogue::{Dialogue, Next};
use super::point::Point;
use super::record::Event;
use super::scenario::{Per, Scenario, Step, Then};
use std::io;
use std::sync::atomic::{AtomicU32, Ordering};

/// How often each step of a scenario has come up.
#[derive(Debug)]
pub(super) struct Counts(Vec<AtomicU32>);

impl Counts {
    /// None of them yet.
    pub(super) fn of(scenario: &Scenario) -> Self {
        Self(scenario.steps.iter().map(|_| AtomicU32::new(0)).collect())
    }

    fn next(&self, step: usize) -> u32 {
        self.0.get(step).map_or(0, |count| count.fetch_add(1, Ordering::Relaxed))
    }
}

/// The step for this point, if there is one; it is counted.
pub(super) fn due<'a>(
    scenario: &'a Scenario,
    point: Point,
    command: &str,
    encrypted: bool,
    (server, connection): (&Counts, &Counts),
) -> Option<&'a Step> {
    let command = command.to_ascii_lowercase();
    let fits = |step: &Step| {
        step.at == point
            && step.in_tls.is_none_or(|inside| inside == encrypted)
            && step.with.as_ref().is_none_or(|with| command.contains(&with.to_ascii_lowercase()))
    };
    let mut fitting = scenario.steps.iter().enumerate().filter(|(_, step)| fits(step));
    fitting
        .find(|(index, step)| {
            let counts = if step.per == Per::Connection { connection } else { server };
            let before = counts.next(*index);
            before >= step.after && step.times.is_none_or(|times| before - step.after < times)
        })
        .map(|(_, step)| step)
}

impl Dialogue<'_> {
    /// Does a step; `usual` is the reply where it has none of its own.
    pub(super) fn take(&mut self, step: &Step, command: &str, usual: &str) -> io::Result<Next> {
        if let Some(time) = step.wait {
            self.tell(Event::Waits, &format!("{} s", time.as_secs_f64()));
            self.wire.pause(time)?;
        }
        let mut next = Next::GoOn(0);
        match (&step.bytes, &step.reply) {
            (Some(digits), _) => self.wire.send(&hexadecimal(digits).unwrap_or_default())?,
            (None, Some(reply)) => next = self.send(step, &filled(reply, command))?,
            (None, None) if step.then == Then::GoOn => next = self.say(usual)?,
            (None, None) => {}
        }
        self.end(step.then, next)
    }

    fn send(&mut self, step: &Step, reply: &str) -> io::Result<Next> {
        self.tell(Event::Reply, reply);
        let mut bytes = reply.replace('\n', "\r\n").into_bytes();
        if !step.unfinished {
            bytes.extend(b"\r\n");
        }
        match (step.endless, step.drip) {
            (true, _) => self.wire.flood(&bytes)?,
            (false, Some(pause)) => self.wire.drip(&bytes, pause)?,
            (false, None) => self.wire.send(&bytes)?,
        }
        Ok(if step.endless { Next::Ended } else { Next::after(reply) })
    }

    fn end(&mut self, then: Then, next: Next) -> io::Result<Next> {
        match then {
            Then::GoOn => return Ok(next),
            Then::Close => {}
            Then::Reset => {
                self.tell(Event::Reset, "by the server");
                self.wire.reset()?;
            }
            Then::Silence => {
                self.tell(Event::Silent, "until the client goes");
                self.wire.silence()?;
                self.tell(Event::Gone, "by the client");
            }
        }
        Ok(if then == Then::Close { Next::Close } else { Next::Ended })
    }
}

/// A reply with the address of the command in its place.
fn filled(reply: &str, command: &str) -> String {
    let address = command.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or("", |(a, _)| a);
    reply.trim_end_matches('\n').replace("{address}", address)
}

/// Bytes of hexadecimal digits with blanks between them.
pub(super) fn hexadecimal(digits: &str) -> Option<Vec<u8>> {
    digits.split_whitespace().map(|two| u8::from_str_radix(two, 16).ok()).collect()
}
