use crate::report::{Attempt, AttemptState, Phase};
use crate::session::TlsMode;
use std::net::SocketAddr;
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
        });
    }

    /// What came of connecting.
    pub(super) fn result(&mut self, state: AttemptState, reason: &str) {
        if let Some(attempt) = self.list.last_mut() {
            attempt.state = state;
            attempt.reason = reason.into();
        }
    }

    /// The way of TLS, where it turned out to be another.
    pub(super) fn mode(&mut self, mode: TlsMode) {
        if let Some(attempt) = self.list.last_mut() {
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
        let phases = self.list.last_mut().map_or(&mut self.before, |attempt| &mut attempt.phases);
        phases.push(Phase { name: name.into(), milliseconds });
    }

    /// The list.
    pub(super) fn into_list(self) -> Vec<Attempt> {
        self.list
    }
}
