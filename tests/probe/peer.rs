//! The scripted peer: plays a script against the machine, in simulated time.

use crate::script::{ConnectAnswer, Script, Step};
use smtpdiag_core::probe::{Input, Machine, Outcome, Output};
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::time::Duration;

/// How long anything takes that a script does not put a time to.
const MOMENT: Duration = Duration::from_millis(1);

/// More outputs than this between two inputs are a loop.
const MOST_OUTPUTS: usize = 10_000;

/// What the machine did, beside its outcome.
pub struct Seen {
    /// When it was done.
    pub ended: Duration,
    /// Everything that it sent, one after the other.
    pub sent: String,
    /// The same, as shown.
    pub shown: String,
    /// Connections made.
    pub connections: usize,
    /// Waits for the other side: connections, commands, handshakes.
    pub round_trips: usize,
}

struct Peer {
    machine: Machine,
    now: Duration,
    /// What the machine asked for and the script has not answered yet.
    asked: VecDeque<Output>,
    until: Option<Duration>,
    done: bool,
    seen: Seen,
}

/// Plays a script; the machine must be done at its end, and each thing that
/// it asks for must stand in the script.
pub fn play(script: &Script) -> Result<(Outcome, Seen), String> {
    let seen = Seen {
        ended: Duration::ZERO,
        sent: String::new(),
        shown: String::new(),
        connections: 0,
        round_trips: 0,
    };
    let machine = Machine::new(script.plan.clone());
    let mut peer =
        Peer { machine, now: Duration::ZERO, asked: VecDeque::new(), until: None, done: false, seen };
    peer.drain()?;
    for (place, step) in &script.steps {
        if let Err(words) = peer.step(step) {
            return Err(format!(
                "{place}: {words}\n--- transcript\n{}",
                peer.machine.into_outcome().transcript
            ));
        }
    }
    if !peer.done || !peer.asked.is_empty() {
        let asked = peer.asked;
        let transcript = peer.machine.into_outcome().transcript;
        return Err(format!(
            "the script is over, the machine is not: {asked:?}\n--- transcript\n{transcript}"
        ));
    }
    Ok((peer.machine.into_outcome(), peer.seen))
}

impl Peer {
    fn step(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Resolve(answer) => match (self.next_asked()?, answer) {
                (Output::Resolve { .. }, Some(input)) => self.hand_in(input.clone()),
                (Output::Resolve { .. }, None) => Ok(()),
                (other, _) => Err(format!("no look-up but {other:?}")),
            },
            Step::Connect(address, answer) => self.connect(*address, answer.as_ref()),
            Step::Look(to, answer) => self.look(*to, answer.as_ref()),
            Step::Client(pattern) => match self.next_asked()? {
                Output::Send { bytes, .. } => expect_line(pattern, &bytes),
                other => Err(format!("no line but {other:?}")),
            },
            Step::Tls(answer) => match (self.next_asked()?, answer.as_deref()) {
                (Output::StartTls { .. }, Some(Ok(facts))) => {
                    self.hand_in(Input::TlsUp(Box::new(facts.clone())))
                }
                (Output::StartTls { .. }, Some(Err(fault))) => self.hand_in(Input::TlsFailed(fault.clone())),
                (Output::StartTls { .. }, None) => Ok(()),
                (other, _) => Err(format!("no handshake but {other:?}")),
            },
            Step::Server(bytes, count) => self.hand_in(Input::Received(bytes.repeat(*count))),
            Step::Drip(pause, bytes) => bytes.iter().try_for_each(|byte| {
                self.wait(*pause)?;
                self.hand_in(Input::Received(vec![*byte]))
            }),
            Step::Wait(time) => self.wait(*time),
            Step::End(input) => self.hand_in(input.clone()),
        }
    }

    fn connect(
        &mut self,
        wanted: Option<std::net::IpAddr>,
        answer: Option<&ConnectAnswer>,
    ) -> Result<(), String> {
        let peer = match self.next_asked()? {
            Output::Connect(peer) => peer,
            other => return Err(format!("no connection but {other:?}")),
        };
        if wanted.is_some_and(|wanted| wanted != peer.ip()) {
            return Err(format!("a connection to {peer}"));
        }
        match answer {
            Some(ConnectAnswer::Open) => {
                let local = SocketAddr::from(([198, 51, 100, 1], 50_000));
                self.hand_in(Input::Connected { local, peer })
            }
            Some(ConnectAnswer::Failed(fault)) => self.hand_in(Input::NotConnected(*fault)),
            None => Ok(()),
        }
    }

    /// Looks run together, so their answers may come in any order.
    fn look(&mut self, to: SocketAddr, answer: Option<&ConnectAnswer>) -> Result<(), String> {
        let place = self.asked.iter().position(|asked| *asked == Output::Look(to));
        let place = place.ok_or_else(|| format!("no look at {to} but {:?}", self.asked))?;
        self.asked.remove(place);
        match answer {
            Some(ConnectAnswer::Open) => self.hand_in(Input::Looked { to, result: Ok(()) }),
            Some(ConnectAnswer::Failed(fault)) => self.hand_in(Input::Looked { to, result: Err(*fault) }),
            None => Ok(()),
        }
    }

    fn next_asked(&mut self) -> Result<Output, String> {
        self.asked.pop_front().ok_or_else(|| "the machine asks for nothing".into())
    }

    fn hand_in(&mut self, input: Input) -> Result<(), String> {
        self.now += MOMENT;
        self.machine.handle(self.now, input);
        self.drain()
    }

    /// Lets time pass; the timers that become due on the way fire.
    fn wait(&mut self, time: Duration) -> Result<(), String> {
        let end = self.now + time;
        while let Some(until) = self.until.filter(|until| *until <= end && !self.done) {
            self.now = self.now.max(until);
            self.machine.handle(self.now, Input::Timer);
            self.drain()?;
            if !self.asked.is_empty() {
                break;
            }
        }
        self.now = self.now.max(if self.asked.is_empty() { end } else { self.now });
        Ok(())
    }

    fn drain(&mut self) -> Result<(), String> {
        for _ in 0..MOST_OUTPUTS {
            match self.machine.poll() {
                Output::Wait { until, .. } => {
                    self.until = Some(until);
                    return Ok(());
                }
                Output::Done => {
                    if !self.done {
                        self.seen.ended = self.now;
                    }
                    self.done = true;
                    return Ok(());
                }
                Output::Note(_) | Output::Scan(_) | Output::Close => {}
                output => self.take(output),
            }
        }
        Err("outputs without end".into())
    }

    fn take(&mut self, output: Output) {
        let trip = matches!(output, Output::Connect(_) | Output::Send { .. } | Output::StartTls { .. });
        self.seen.round_trips += usize::from(trip);
        match &output {
            Output::Send { bytes, shown } => {
                self.seen.sent.push_str(&String::from_utf8_lossy(bytes));
                self.seen.shown.push_str(shown);
                self.seen.shown.push('\n');
            }
            Output::Connect(_) | Output::Look(_) => self.seen.connections += 1,
            _ => {}
        }
        self.asked.push_back(output);
    }
}

fn expect_line(pattern: &str, bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let line = text.strip_suffix("\r\n").ok_or("a line without its end")?;
    let fits = match pattern.split_once('*') {
        Some((before, after)) if line.len() >= before.len() + after.len() => {
            line.starts_with(before) && line.ends_with(after)
        }
        Some(_) => false,
        None => line == pattern,
    };
    // A lone `*` is what AUTH is given up with.
    if fits { Ok(()) } else { Err(format!("the client says {line:?}, not {pattern:?}")) }
}
