use super::inbox::Arrival;
use super::run::{Rest, Run};
use super::states::{Happening, Ports, Resolve, State};
use super::{Input, Outcome, Output, Plan, PortsPlan};
use crate::limits;
use crate::session::{EventKind, Side};
use crate::smtp::{ReplyCode, Step};
use std::time::Duration;

/// The probe. Drain [`Machine::poll`] until it answers `Wait` or `Done`, then
/// hand in what happened by [`Machine::handle`].
///
/// Inputs that do not fit the moment (bytes while connecting, a timer before
/// its time) are ignored; nothing panics.
#[derive(Debug)]
pub struct Machine {
    run: Run,
    state: State,
}

impl Machine {
    /// A probe that starts at time zero.
    #[must_use]
    pub fn new(plan: Plan) -> Self {
        let mut run = Run::new(plan);
        let state = Resolve::start(&mut run);
        Self { run, state }
    }

    /// A check of ports alone that starts at time zero.
    #[must_use]
    pub fn ports(plan: PortsPlan) -> Self {
        let mut run = Run::new(Plan::of_ports(&plan));
        let state = Ports::start(&mut run, plan);
        Self { run, state }
    }

    /// Takes what happened outside, `now` after the start.
    pub fn handle(&mut self, now: Duration, input: Input) {
        self.run.now = self.run.now.max(now);
        match input {
            Input::Received(bytes) => self.receive(&bytes),
            Input::Cancel => self.cancel(),
            Input::Timer if !self.run.is_late() => {}
            Input::Timer => self.step(Happening::Late),
            Input::Closed => self.lost(Happening::Closed),
            Input::Reset => self.lost(Happening::Reset),
            Input::Resolved(found) => self.step(Happening::Resolved(found)),
            Input::NotResolved(fault) => self.step(Happening::NotResolved(fault)),
            Input::Connected { peer, .. } => self.step(Happening::Connected(peer)),
            Input::Looked { to, result } => {
                self.run.looked(to, result);
                self.step(Happening::Looked);
            }
            Input::Traced(ways) => self.step(Happening::Traced(ways)),
            Input::NotConnected(fault) => self.step(Happening::NotConnected(fault)),
            Input::TlsUp(facts) => self.step(Happening::TlsUp(facts)),
            Input::TlsFailed(fault) => self.step(Happening::TlsFailed(fault)),
        }
    }

    /// The next thing to do.
    pub fn poll(&mut self) -> Output {
        match (self.run.pop(), &self.state) {
            (Some(output), _) => output,
            (None, State::Done) => Output::Done,
            (None, _) => self.run.wait_output(),
        }
    }

    /// The result; call it after `Done`.
    #[must_use]
    pub fn into_outcome(self) -> Outcome {
        self.run.into_outcome()
    }

    fn step(&mut self, what: Happening) {
        let state = std::mem::replace(&mut self.state, State::Done);
        self.state = state.on(&mut self.run, what);
    }

    /// Bytes become replies. Whole replies behind the one that made us send a
    /// command came before it: nobody asked for them.
    fn receive(&mut self, bytes: &[u8]) {
        if matches!(self.state, State::Scan(_)) {
            return self.step(Happening::Bytes(bytes.to_vec()));
        }
        if self.state.listens().is_none() {
            return;
        }
        self.run.inbox.push(bytes);
        let before = self.run.dialogue.sent;
        while self.state.listens().is_some() {
            let Some(arrival) = self.run.inbox.next() else { return };
            if self.run.dialogue.sent == before {
                self.arrived(arrival);
            } else {
                self.unasked(arrival);
            }
        }
    }

    /// The connection is gone. What came before counts: a refusal without
    /// its line end is the server's last word, not a lost connection.
    fn lost(&mut self, how: Happening) {
        if let Some(step) = self.state.listens() {
            match self.run.rest(step) {
                Some(Rest::Refusal) => {
                    self.run.route.talked = true;
                    self.state = self.run.next_address();
                }
                Some(Rest::Foreign(line)) => self.step(Happening::Foreign(line)),
                Some(Rest::Piece) | None => {}
            }
            if self.state.listens().is_none() {
                return;
            }
        }
        self.step(how);
    }

    fn arrived(&mut self, arrival: Arrival) {
        let step = self.state.listens();
        match arrival {
            Arrival::Reply(reply, lines) => {
                super::slow::reply(&mut self.run);
                super::greylist::see(&mut self.run, step, &reply);
                // RSET is our own doing: its refusal is no fault of the way of mail.
                let tidying = matches!(self.state, State::Reset(_)) && reply.code != ReplyCode::CLOSING;
                let kind = if tidying { EventKind::Note } else { EventKind::Reply(reply.clone()) };
                self.run.emit_lines(Side::Server, step, kind, &lines);
                self.step(Happening::Reply(reply));
            }
            Arrival::Foreign(_) if self.over_the_top() => self.too_many(),
            Arrival::Foreign(line) => self.step(Happening::Foreign(line)),
            Arrival::TlsRecord => self.step(Happening::TlsRecord),
            Arrival::TooMuch(words, line) => self.step(Happening::TooMuch(words, line)),
        }
    }

    fn unasked(&mut self, arrival: Arrival) {
        let (kind, lines) = match arrival {
            Arrival::TooMuch(words, line) => return self.step(Happening::TooMuch(words, line)),
            _ if self.over_the_top() => return self.too_many(),
            Arrival::Reply(reply, lines) => (EventKind::Reply(reply), lines),
            Arrival::Foreign(line) => (EventKind::Note, vec![line]),
            Arrival::TlsRecord => return,
        };
        self.run.emit_lines(Side::Server, Some(Step::Other), kind, &lines);
        self.run.note(Step::Other, "Nobody asked for that reply: it came before the command.");
    }

    fn over_the_top(&mut self) -> bool {
        self.run.dialogue.unasked += 1;
        self.run.dialogue.unasked > limits::PROBE_UNASKED
    }

    fn too_many(&mut self) {
        self.step(Happening::TooMuch("the server sends replies without being asked", String::new()));
    }

    fn cancel(&mut self) {
        if !matches!(self.state, State::Done) {
            self.run.complete = false;
            self.run.emit(Side::Local, None, EventKind::Note, "Stopped by the user.");
            self.state = self.run.finish();
        }
    }
}

#[cfg(test)]
#[path = "machine_tests.rs"]
mod tests;
