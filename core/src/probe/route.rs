//! Which connection comes next: address, TLS mode, and why.

use super::run::Run;
use super::scan::Scan;
use super::states::{Compare, Connect, State};
use super::{Family, Output, Plan, TlsChoice};
use crate::limits;
use crate::session::{EventKind, Side, TlsMode};
use crate::smtp::Step;
use std::collections::VecDeque;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// Beyond the limit of one step, for all waiting before the first answer: a
/// fault is named within the time-out and this.
const GRACE: Duration = Duration::from_secs(1);

/// For looking at all other addresses, once one has answered.
const LOOK: Duration = Duration::from_millis(1500);

/// The least time that makes a connection worth trying.
const LEAST: Duration = Duration::from_millis(400);

/// Why a connection in the other TLS mode is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// In the mode that was asked for.
    First,
    /// Plain, and nothing came: TLS is tried.
    AfterSilence,
    /// Plain, and a TLS record came.
    AfterTlsRecord,
    /// TLS, and plain text came.
    AfterPlainText,
    /// The first mode once more, for an errand.
    Errand,
    /// Plain once more, with all patience: TLS was no better.
    Again,
}

/// The way through addresses and TLS modes.
#[derive(Debug)]
pub(super) struct Route {
    pub(super) port: u16,
    pub(super) stage: Stage,
    /// Whether some address has answered: then the others are looked at alone.
    pub(super) talked: bool,
    /// The server wants to be left alone (421): no further connections.
    pub(super) backs_off: bool,
    /// What to say about the first mode, should the other be no better.
    pub(super) pending: Option<String>,
    addresses: VecDeque<IpAddr>,
    current: Option<SocketAddr>,
    connections: usize,
    connected: bool,
    /// When the first answer must have come.
    answer_by: Option<Duration>,
    /// When looking at other addresses ends.
    look_until: Option<Duration>,
}

impl Route {
    pub(super) fn new(plan: &Plan) -> Self {
        Self {
            port: plan.port,
            stage: Stage::First,
            talked: false,
            backs_off: false,
            pending: None,
            addresses: plan.address.into_iter().collect(),
            current: None,
            connections: 0,
            connected: false,
            answer_by: None,
            look_until: None,
        }
    }

    /// Takes the addresses of the name: those of the wanted family, a bounded
    /// number, of both families where there are. Gives how many are tried.
    pub(super) fn set_addresses(&mut self, found: &[IpAddr], family: Family) -> usize {
        let wanted = |ip: &&IpAddr| match family {
            Family::Any => true,
            Family::V4 => ip.is_ipv4(),
            Family::V6 => ip.is_ipv6(),
        };
        let mut list: Vec<IpAddr> = Vec::new();
        for ip in found.iter().filter(wanted) {
            if !list.contains(ip) && list.len() < limits::PROBE_ADDRESSES {
                list.push(*ip);
            }
        }
        let first = list.first().copied();
        let other = found.iter().filter(wanted).find(|ip| Some(ip.is_ipv4()) != first.map(|f| f.is_ipv4()));
        if let (Some(other), Some(last)) = (other, list.last_mut())
            && found.len() > limits::PROBE_ADDRESSES
        {
            *last = *other;
        }
        self.addresses = list.into();
        self.addresses.len()
    }

    /// The mode that was asked for.
    pub(super) const fn first_mode(plan: &Plan) -> TlsMode {
        match plan.tls {
            TlsChoice::Auto if plan.port == 465 => TlsMode::Implicit,
            TlsChoice::Auto | TlsChoice::StartTls => TlsMode::StartTls,
            TlsChoice::Implicit => TlsMode::Implicit,
            TlsChoice::None => TlsMode::None,
        }
    }

    /// How long a wait may be that comes before any answer.
    pub(super) fn patience(&self, now: Duration, wanted: Duration) -> Duration {
        let left = self.answer_by.map_or(wanted, |by| by.saturating_sub(now));
        wanted.min(left.max(LEAST))
    }

    /// The address of this connection or of the last one.
    pub(super) const fn current(&self) -> Option<SocketAddr> {
        self.current
    }

    /// The connection stands; it has to be closed.
    pub(super) const fn set_connected(&mut self) {
        self.connected = true;
    }
}

impl Run {
    /// Ends this connection and goes on to the next address, if any.
    pub(super) fn next_address(&mut self) -> State {
        self.hang_up();
        self.end_errand();
        if let Some(words) = self.route.pending.take() {
            self.fail(Step::Connect, &words);
            if words != super::words::TLS_FROM_FIRST_BYTE {
                super::slow::no_greeting(self);
            }
        }
        if let Some(pause) = self.wait_out_greylisting() {
            return pause;
        }
        if self.route.backs_off {
            return self.leave_alone();
        }
        if let Some(scan) = Scan::due(self) {
            return scan;
        }
        if let Some(errand) = self.next_errand() {
            return errand;
        }
        let Some(ip) = self.route.addresses.pop_front() else { return Compare::or_finish(self) };
        if self.route.connections >= limits::PROBE_CONNECTIONS {
            self.complete = false;
            return self.finish();
        }
        self.route.current = Some(SocketAddr::new(ip, self.route.port));
        if self.route.talked { self.look() } else { self.talk() }
    }

    /// 421 is for the whole service (RFC 5321 section 3.8): nothing more is
    /// asked of any of its addresses.
    fn leave_alone(&mut self) -> State {
        let left = self.route.addresses.len();
        if left > 0 {
            let words = format!("The server said 421: {left} more of its addresses are left alone.");
            self.show(Step::Connect, &words);
        }
        self.finish()
    }

    /// Connects once more to the same address, in another TLS mode.
    pub(super) fn reconnect(&mut self, stage: Stage, mode: TlsMode) -> State {
        self.hang_up();
        self.route.stage = stage;
        let Some(address) = self.route.current else { return self.next_address() };
        self.route.connections += 1;
        let limit = self.first_answer_limit();
        Connect::talk(self, address, mode, limit)
    }

    /// Over: nothing is left to try.
    pub(super) fn finish(&mut self) -> State {
        self.hang_up();
        State::Done
    }

    /// Whether the address that is tried is the last one.
    pub(super) fn is_last_address(&self) -> bool {
        self.route.addresses.is_empty()
    }

    /// Whether this address may be used.
    pub(super) const fn is_wanted(&self, ip: &IpAddr) -> bool {
        match self.plan.family {
            Family::Any => true,
            Family::V4 => ip.is_ipv4(),
            Family::V6 => ip.is_ipv6(),
        }
    }

    /// How long the connection to the current address may take, and the TLS
    /// handshake after silence: a share of the time for the first answer.
    pub(super) fn first_answer_limit(&self) -> Duration {
        let timeout = self.plan.timeout;
        let wanted = match self.route.stage {
            Stage::AfterSilence => (timeout / 4).min(Duration::from_secs(3)),
            _ => timeout,
        };
        self.route.patience(self.now, wanted)
    }

    fn talk(&mut self) -> State {
        let Some(address) = self.route.current else { return self.finish() };
        self.route.stage = Stage::First;
        self.route.connections += 1;
        let by = self.now.saturating_add(self.plan.limit_of(Step::Connect)).saturating_add(GRACE);
        let by = *self.route.answer_by.get_or_insert(by);
        let share = self.route.addresses.len() as u32 + 1;
        let left = by.saturating_sub(GRACE).saturating_sub(self.now).min(self.plan.timeout);
        let limit = (left / share).max(LEAST.min(self.plan.timeout));
        Connect::talk(self, address, Route::first_mode(&self.plan), limit)
    }

    fn look(&mut self) -> State {
        let Some(address) = self.route.current else { return self.finish() };
        let until = *self.route.look_until.get_or_insert(self.now.saturating_add(LOOK));
        let left = until.saturating_sub(self.now);
        if left < LEAST {
            let words = "some addresses were not tried, for lack of time";
            self.emit(Side::Local, None, EventKind::Note, words);
            return self.finish();
        }
        self.route.connections += 1;
        Connect::look(self, address, left)
    }

    /// Closes the connection, if there is one.
    pub(super) fn hang_up(&mut self) {
        if std::mem::take(&mut self.route.connected) {
            self.ask(Output::Close);
        }
        self.attempts.end_phase(self.now);
        self.inbox = super::inbox::Inbox::default();
        self.log.encrypted = false;
    }
}

#[cfg(test)]
#[path = "route_tests.rs"]
mod tests;
