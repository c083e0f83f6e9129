//! The dialogue with one client: a usual mail server, but for the steps of its
//! scenario.

use super::point::Point;
use super::record::{Event, Talk};
use super::scenario::{Mode, Scenario};
use super::server::Served;
use super::steps::{self, Counts};
use super::wire::{Line, Wire};
use std::io;

/// Most commands of one client.
const COMMANDS: usize = 10_000;

/// A dialogue under way.
pub(super) struct Dialogue<'a> {
    pub(super) served: &'a Served,
    pub(super) wire: Wire,
    pub(super) talk: Talk<'a>,
    counts: Counts,
}

/// How the dialogue goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// With the next command; the code of the reply.
    GoOn(u16),
    /// The server closes.
    Close,
    /// It is over.
    Ended,
}

impl Next {
    /// After this reply: 221 and 421 close (RFC 5321 section 3.8).
    pub(super) fn after(reply: &str) -> Self {
        let last = reply.lines().last().unwrap_or_default();
        match last.get(..3).and_then(|code| code.parse().ok()).unwrap_or(0) {
            221 | 421 => Self::Close,
            code => Self::GoOn(code),
        }
    }
}

impl<'a> Dialogue<'a> {
    /// With a client that has just connected.
    pub(super) fn new(served: &'a Served, wire: Wire, talk: Talk<'a>) -> Self {
        Self { served, wire, talk, counts: Counts::of(&served.scenario) }
    }

    pub(super) const fn scenario(&self) -> &'a Scenario {
        &self.served.scenario
    }

    pub(super) fn tell(&self, event: Event, text: &str) {
        self.talk.tell(event, self.wire.encrypted, text);
    }

    /// Runs it to its end.
    pub(super) fn run(&mut self) -> io::Result<()> {
        let mut next = self.greet()?;
        for _ in 0..COMMANDS {
            if !matches!(next, Next::GoOn(_)) {
                break;
            }
            next = match self.wire.line()? {
                Line::Closed => {
                    self.tell(Event::Gone, "by the client");
                    Next::Ended
                }
                Line::TooLong => {
                    self.tell(Event::Limit, "a line too long");
                    self.say("500 5.5.2 Line too long")?;
                    Next::Close
                }
                Line::Text(line) => self.command(&line)?,
            };
        }
        if next != Next::Ended {
            self.tell(Event::Closed, "by the server");
            self.wire.close()?;
        }
        Ok(())
    }

    fn greet(&mut self) -> io::Result<Next> {
        if self.scenario().tls.mode == Mode::Implicit {
            let next = self.secure()?;
            if !matches!(next, Next::GoOn(_)) {
                return Ok(next);
            }
        }
        let Scenario { host, software, .. } = self.scenario();
        self.answer(Point::Greeting, "", format!("220 {host} ESMTP {software}").trim_end())
    }

    fn command(&mut self, line: &str) -> io::Result<Next> {
        let verb = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        if verb == "AUTH" {
            return self.log_in(line);
        }
        self.tell(Event::Command, line);
        let host = &self.scenario().host;
        match (Point::of(&verb), &verb[..]) {
            (Point::Ehlo, "HELO") => self.answer(Point::Ehlo, line, &format!("250 {host}")),
            (Point::Ehlo, _) => self.answer(Point::Ehlo, line, &self.capabilities()),
            (Point::Starttls, _) => self.start_tls(line),
            (Point::Data, _) => self.data(line),
            (Point::Quit, _) => self.answer(Point::Quit, line, "221 2.0.0 Bye"),
            (Point::Mail, _) => self.answer(Point::Mail, line, "250 2.1.0 Ok"),
            (Point::Rcpt, _) => self.answer(Point::Rcpt, line, "250 2.1.5 Ok"),
            (Point::Other, _) => self.answer(Point::Other, line, "502 5.5.1 Command not implemented"),
            (point, _) => self.answer(point, line, "250 2.0.0 Ok"),
        }
    }

    /// The reply of this point: that of its step, or the usual one.
    pub(super) fn answer(&mut self, point: Point, command: &str, usual: &str) -> io::Result<Next> {
        let counts = (&self.served.counts, &self.counts);
        match steps::due(self.scenario(), point, command, self.wire.encrypted, counts) {
            Some(step) => self.take(step, command, usual),
            None => self.say(usual),
        }
    }

    /// Whether a step stands at this point; then it is done.
    pub(super) fn departs(&mut self, point: Point, command: &str) -> io::Result<Option<Next>> {
        let counts = (&self.served.counts, &self.counts);
        let step = steps::due(self.scenario(), point, command, self.wire.encrypted, counts);
        step.map(|step| self.take(step, command, "")).transpose()
    }

    /// Says a reply.
    pub(super) fn say(&mut self, reply: &str) -> io::Result<Next> {
        if reply.is_empty() {
            return Ok(Next::GoOn(0));
        }
        self.tell(Event::Reply, reply);
        self.wire.send((reply.replace('\n', "\r\n") + "\r\n").as_bytes())?;
        Ok(Next::after(reply))
    }

    /// What EHLO offers now.
    pub(super) fn offers(&self) -> Vec<String> {
        let Scenario { offers, offers_in_tls, tls, .. } = self.scenario();
        let own = if self.wire.encrypted { offers_in_tls } else { offers };
        let last = match (self.wire.encrypted, tls.mode) {
            (true, _) => Some("AUTH PLAIN LOGIN"),
            (false, Mode::Starttls) => Some("STARTTLS"),
            (false, _) => None,
        };
        let usual = ["SIZE 52428800", "PIPELINING", "8BITMIME"];
        own.clone().unwrap_or_else(|| usual.into_iter().chain(last).map(str::to_owned).collect())
    }

    fn capabilities(&self) -> String {
        let lines: Vec<String> = [self.scenario().host.clone()].into_iter().chain(self.offers()).collect();
        let mark = |at: usize| if at + 1 == lines.len() { ' ' } else { '-' };
        let replies = lines.iter().enumerate().map(|(at, line)| format!("250{}{line}", mark(at)));
        replies.collect::<Vec<_>>().join("\n")
    }

    fn start_tls(&mut self, line: &str) -> io::Result<Next> {
        let usual = if self.offers().iter().any(|offer| offer == "STARTTLS") {
            "220 2.0.0 Ready to start TLS"
        } else {
            "502 5.5.1 Command not implemented"
        };
        match self.answer(Point::Starttls, line, usual)? {
            Next::GoOn(220) => self.secure(),
            next => Ok(next),
        }
    }

    /// The handshake, or what the scenario does in its place.
    fn secure(&mut self) -> io::Result<Next> {
        let replaced = self.scenario().steps.iter().any(|step| step.at == Point::Tls);
        if replaced {
            self.wire.hello()?;
            if let Some(next) = self.departs(Point::Tls, "")? {
                return Ok(if matches!(next, Next::GoOn(_)) { Next::Close } else { next });
            }
        }
        match self.wire.secure(&self.served.tls) {
            Ok(version) => self.tell(Event::Tls, &version),
            Err(error) => {
                self.tell(Event::TlsFailed, &error.to_string());
                return Ok(Next::Close);
            }
        }
        Ok(Next::GoOn(0))
    }
}
