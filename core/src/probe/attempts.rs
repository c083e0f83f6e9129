use super::comparison::rank;
use crate::report::{Attempt, AttemptState, Phase};
use crate::session::TlsMode;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// The list of addresses tried, with the times of their phases.
#[derive(Debug, Default)]
pub(super) struct Attempts {
    list: Vec<Attempt>,
    /// Phases before the first attempt: the name look-up.
    before: Vec<Phase>,
    running: Option<(&'static str, Duration)>,
}

impl Attempts {
    /// A new attempt; phases from now on are its own.
    pub(super) fn begin(&mut self, address: SocketAddr, mode: TlsMode) {
        self.list.push(Attempt {
            address: address.ip().to_string(),
            port: address.port(),
            tls_mode: mode.name().into(),
            state: AttemptState::Failed,
            reason: "not finished".into(),
            phases: std::mem::take(&mut self.before),
            comparison: false,
        });
    }

    /// A look that ended.
    pub(super) fn compared(&mut self, to: SocketAddr, state: AttemptState, reason: &str, took: Duration) {
        let phase = Phase { name: "connect".into(), milliseconds: took.as_secs_f64() * 1000.0 };
        self.list.push(Attempt {
            address: to.ip().to_string(),
            port: to.port(),
            tls_mode: TlsMode::None.name().into(),
            state,
            reason: reason.into(),
            phases: vec![phase],
            comparison: true,
        });
    }

    /// Those that were no mere look.
    fn own(&self) -> impl Iterator<Item = &Attempt> {
        self.list.iter().filter(|attempt| !attempt.comparison)
    }

    /// Whether no connection came about so far.
    pub(super) fn none_open(&self) -> bool {
        self.own().all(|attempt| attempt.state != AttemptState::Open)
    }

    /// Whether some connection did not come about.
    pub(super) fn any_failed(&self) -> bool {
        self.list.iter().any(|attempt| attempt.state != AttemptState::Open)
    }

    /// The addresses tried, with what came of them.
    pub(super) fn addresses(&self) -> Vec<(IpAddr, AttemptState)> {
        self.own().filter_map(|attempt| Some((attempt.address.parse().ok()?, attempt.state))).collect()
    }

    /// The best that a port showed.
    pub(super) fn best(&self, port: u16) -> Option<AttemptState> {
        let of = self.own().filter(|attempt| attempt.port == port);
        of.map(|attempt| attempt.state).min_by_key(|state| rank(*state))
    }

    /// What came of connecting.
    pub(super) fn result(&mut self, state: AttemptState, reason: &str) {
        if let Some(attempt) = self.current() {
            attempt.state = state;
            attempt.reason = reason.into();
        }
    }

    /// The way of TLS, where it turned out to be another.
    pub(super) fn mode(&mut self, mode: TlsMode) {
        if let Some(attempt) = self.current() {
            attempt.tls_mode = mode.name().into();
        }
    }

    /// Ends the running phase and begins another.
    pub(super) fn phase(&mut self, name: &'static str, now: Duration) {
        self.end_phase(now);
        self.running = Some((name, now));
    }

    /// Ends the running phase.
    pub(super) fn end_phase(&mut self, now: Duration) {
        let Some((name, start)) = self.running.take() else { return };
        let milliseconds = now.saturating_sub(start).as_secs_f64() * 1000.0;
        let phase = Phase { name: name.into(), milliseconds };
        match self.current() {
            Some(attempt) => attempt.phases.push(phase),
            None => self.before.push(phase),
        }
    }

    /// The one that runs: looks may stand behind it.
    fn current(&mut self) -> Option<&mut Attempt> {
        self.list.iter_mut().rev().find(|attempt| !attempt.comparison)
    }

    /// The list.
    pub(super) fn into_list(self) -> Vec<Attempt> {
        self.list
    }
}
