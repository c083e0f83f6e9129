//! The TLS scan: hellos of our own, each on a connection of its own, show
//! which versions and suites a server takes. No handshake is finished and
//! nothing secret is sent. A server that gets tired of it ends the scan, and
//! is no fault.

mod questions;
mod told;

use super::inbox::{Arrival, Inbox};
use super::run::Run;
use super::states::{Happening, State};
use super::{Output, TlsScan, Waiting};
use crate::session::TlsMode;
use crate::smtp::{Capabilities, Reply, ReplyCode, Step};
use crate::tls::Reader;
use questions::{Ask, Given, Questions};
use std::net::SocketAddr;
use std::time::Duration;

/// The longest wait for one answer. The server has answered before.
const PATIENCE: Duration = Duration::from_secs(4);
/// The time for a scan that shows why a handshake was refused, and for a full one.
const SHORT: Duration = Duration::from_secs(6);
const LONG: Duration = Duration::from_secs(60);

/// The scan is under way.
#[derive(Debug)]
pub(super) struct Scan {
    questions: Questions,
    ask: Ask,
    at: Stage,
    address: SocketAddr,
    implicit: bool,
    until: Duration,
    connections: u32,
    inbox: Inbox,
    reader: Reader,
}

/// How far the connection of a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Connect,
    Greeting,
    Ehlo,
    StartTls,
    Hello,
}

impl Scan {
    /// The scan, where one is due: the user wants it, or the server refused the handshake.
    pub(super) fn due(run: &mut Run) -> Option<State> {
        let full = run.plan.tls_checks.scan == TlsScan::Full;
        let implicit = match run.dialogue.mode? {
            TlsMode::Implicit => true,
            TlsMode::StartTls => false,
            TlsMode::None => return None,
        };
        let wanted = run.scan_due || full && run.route.talked;
        if !wanted || run.tls_scan.is_some() || run.plan.tls_checks.scan == TlsScan::Off {
            return None;
        }
        let address = run.route.current()?;
        let questions = Questions { full, asked: Vec::new() };
        let ask = questions.next()?;
        let until = run.now.saturating_add(if full { LONG } else { SHORT });
        run.ask(Output::Scan(true));
        let scan = Self {
            questions,
            ask,
            at: Stage::Connect,
            address,
            implicit,
            until,
            connections: 0,
            inbox: Inbox::default(),
            reader: Reader::default(),
        };
        Some(scan.connect(run))
    }

    fn connect(mut self, run: &mut Run) -> State {
        self.at = Stage::Connect;
        self.inbox = Inbox::default();
        self.reader = Reader::default();
        self.connections += 1;
        self.wait(run, Waiting::Connect);
        run.ask(Output::Connect(self.address));
        State::Scan(self)
    }

    pub(super) fn on(mut self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Connected(_) => {
                run.route.set_connected();
                if self.implicit {
                    return self.say_hello(run);
                }
                self.go_to(run, Stage::Greeting, Waiting::Greeting);
                State::Scan(self)
            }
            Happening::Bytes(bytes) if self.at == Stage::Hello => match self.reader.push(&bytes) {
                Some(answer) => self.answered(run, Given::Answer(answer)),
                None => State::Scan(self),
            },
            Happening::Bytes(bytes) => self.talk(run, &bytes),
            Happening::Closed | Happening::Reset if self.at == Stage::Hello => {
                self.answered(run, Given::Closed)
            }
            Happening::Late if self.at == Stage::Hello => self.answered(run, Given::Silent),
            Happening::Closed | Happening::Reset | Happening::Late | Happening::NotConnected(_) => {
                self.end(run, false)
            }
            _ => State::Scan(self),
        }
    }

    /// The way to STARTTLS, as short as the protocol allows.
    fn talk(mut self, run: &mut Run, bytes: &[u8]) -> State {
        self.inbox.push(bytes);
        match self.inbox.next() {
            None => State::Scan(self),
            Some(Arrival::Reply(reply, _)) => self.replied(run, &reply),
            Some(_) => self.end(run, false),
        }
    }

    fn replied(mut self, run: &mut Run, reply: &Reply) -> State {
        match self.at {
            Stage::Greeting if reply.code == ReplyCode::READY => {
                let line = format!("EHLO {}", run.plan.ehlo);
                self.send(run, &line);
                self.go_to(run, Stage::Ehlo, Waiting::Reply("EHLO"));
                State::Scan(self)
            }
            Stage::Ehlo if reply.code.class() == 2 && Capabilities::from_reply(reply).has("STARTTLS") => {
                self.send(run, "STARTTLS");
                self.go_to(run, Stage::StartTls, Waiting::Reply("STARTTLS"));
                State::Scan(self)
            }
            Stage::StartTls if reply.code == ReplyCode::READY => self.say_hello(run),
            _ if reply.code == ReplyCode::CLOSING => {
                run.route.backs_off = true;
                self.end(run, false)
            }
            _ => self.end(run, false),
        }
    }

    fn send(&self, run: &mut Run, line: &str) {
        let line: String = line.chars().filter(|c| !c.is_control()).collect();
        run.ask(Output::Send { bytes: format!("{line}\r\n").into_bytes(), shown: line });
    }

    fn say_hello(mut self, run: &mut Run) -> State {
        let hello = questions::hello(self.ask, &run.plan.host);
        let shown = format!("ClientHello: {}", told::label(self.ask));
        run.ask(Output::Send { bytes: hello.to_bytes(), shown });
        self.go_to(run, Stage::Hello, Waiting::Tls);
        State::Scan(self)
    }

    fn answered(mut self, run: &mut Run, given: Given) -> State {
        run.show(Step::Tls, &format!("TLS scan, {}: {}.", told::label(self.ask), told::words(&given)));
        self.questions.asked.push((self.ask, given));
        run.hang_up();
        match self.questions.next() {
            Some(ask) if run.now < self.until => {
                self.ask = ask;
                self.connect(run)
            }
            Some(_) => self.end(run, false),
            None => self.end(run, true),
        }
    }

    /// The end. What a refused handshake was refused for is now shown.
    fn end(self, run: &mut Run, complete: bool) -> State {
        run.hang_up();
        run.ask(Output::Scan(false));
        if run.scan_due
            && let Some(words) = told::verdict(&self.questions)
        {
            run.fail(Step::Tls, &words);
        }
        run.tls_scan = Some(told::report(&self.questions, self.connections, complete));
        run.next_address()
    }

    fn go_to(&mut self, run: &mut Run, stage: Stage, waiting: Waiting) {
        self.at = stage;
        self.wait(run, waiting);
    }

    fn wait(&self, run: &mut Run, waiting: Waiting) {
        run.wait(PATIENCE.min(run.plan.timeout), waiting);
    }
}
