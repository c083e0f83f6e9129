use super::greeting::Greeting;
use super::tls::Tls;
use super::{Happening, State};
use crate::probe::errand::Errand;
use crate::probe::route::Stage;
use crate::probe::run::{Dialogue, Run};
use crate::probe::{ConnectFault, Output, Waiting, words};
use crate::report::AttemptState;
use crate::session::{Endpoint, EventKind, Side, TlsMode};
use crate::smtp::Step;
use std::net::SocketAddr;
use std::time::Duration;

/// The TCP connection is being made.
#[derive(Debug)]
pub(in crate::probe) struct Connect {
    endpoint: Endpoint,
    purpose: Purpose,
    /// How long to wait once more when the time is over.
    rest: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// A dialogue.
    Talk,
    /// Only to see whether this address answers: another one has talked already.
    Look,
}

impl Connect {
    /// Connects for a dialogue, with at most `limit` for connecting.
    pub(in crate::probe) fn talk(run: &mut Run, to: SocketAddr, mode: TlsMode, limit: Duration) -> State {
        if run.route.stage != Stage::First {
            let why = run.errand.map_or_else(|| mode_words(mode), Errand::words);
            let words = format!("Probing {to} once more, {why}");
            run.emit(Side::Local, None, EventKind::Start, &words);
        }
        Self::start(run, to, mode, limit, Purpose::Talk)
    }

    /// Connects and closes again.
    pub(in crate::probe) fn look(run: &mut Run, to: SocketAddr, limit: Duration) -> State {
        let mode = run.dialogue.mode.unwrap_or(TlsMode::None);
        Self::start(run, to, mode, limit, Purpose::Look)
    }

    fn start(run: &mut Run, to: SocketAddr, mode: TlsMode, limit: Duration, purpose: Purpose) -> State {
        let endpoint = Endpoint {
            host: run.plan.address.is_none().then(|| run.plan.host.clone()),
            ip: Some(to.ip().to_string()),
            port: Some(to.port()),
            tls_mode: Some(mode),
        };
        run.attempts.begin(to, mode);
        // Half of the time is for the address alone; in the other half the
        // comparison runs beside it, so that a verdict takes no longer for it.
        let beside = purpose == Purpose::Talk && run.is_last_address() && run.compares();
        let rest = if beside { limit / 2 } else { Duration::ZERO };
        let state = Self { endpoint, purpose, rest };
        state.emit(run, EventKind::Connecting(state.endpoint.clone()), &format!("Trying {to}..."));
        run.phase("connect");
        if purpose == Purpose::Talk {
            run.dialogue = Dialogue { mode: Some(mode), ..Dialogue::default() };
        }
        run.wait(limit.saturating_sub(rest), Waiting::Connect);
        run.ask(Output::Connect(to));
        State::Connect(state)
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Connected(peer) => self.connected(run, peer),
            Happening::NotConnected(fault) => self.failed(run, fault),
            Happening::Late if !self.rest.is_zero() => {
                run.look_at_same_host();
                run.wait(self.rest, Waiting::Connect);
                State::Connect(Self { rest: Duration::ZERO, ..self })
            }
            Happening::Late => self.failed(run, ConnectFault::TimedOut),
            _ => State::Connect(self),
        }
    }

    fn connected(self, run: &mut Run, peer: SocketAddr) -> State {
        run.route.set_connected();
        run.attempts.result(AttemptState::Open, "open");
        self.emit(run, EventKind::Connected(self.endpoint.clone()), &format!("Connected to {}.", peer.ip()));
        match (self.purpose, self.endpoint.tls_mode) {
            (Purpose::Look, _) => run.next_address(),
            (Purpose::Talk, Some(TlsMode::Implicit)) => Tls::start(run),
            (Purpose::Talk, _) => Greeting::start(run),
        }
    }

    fn failed(self, run: &mut Run, fault: ConnectFault) -> State {
        let (reason, state) = words::connect(fault);
        run.attempts.result(state, &reason);
        let words = format!("{}{reason}", words::CONNECT);
        self.emit(run, EventKind::Failure, &words);
        run.next_address()
    }

    /// A look at another address is no part of the dialogue, and no fault of
    /// it: it is shown, and stands in the attempts.
    fn emit(&self, run: &mut Run, kind: EventKind, words: &str) {
        match self.purpose {
            Purpose::Talk => run.emit(Side::Local, Some(Step::Connect), kind, words),
            Purpose::Look => run.show(Step::Connect, words),
        }
    }
}

const fn mode_words(mode: TlsMode) -> &'static str {
    match mode {
        TlsMode::None => "without TLS",
        TlsMode::StartTls => "in plain text first",
        TlsMode::Implicit => "with TLS from the first byte",
    }
}
