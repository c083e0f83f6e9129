use super::{Input, Outcome, Output, Plan};
use std::time::Duration;

/// The probe. Drain [`Machine::poll`] until it answers `Wait` or `Done`, then
/// hand in what happened by [`Machine::handle`].
#[derive(Debug)]
pub struct Machine {
    plan: Plan,
}

impl Machine {
    /// A probe that starts at time zero.
    #[must_use]
    pub const fn new(plan: Plan) -> Self {
        Self { plan }
    }

    /// Takes what happened outside, `now` after the start.
    pub fn handle(&mut self, _now: Duration, _input: Input) {}

    /// The next thing to do.
    pub fn poll(&mut self) -> Output {
        Output::Done
    }

    /// The result; call it after `Done`.
    #[must_use]
    pub fn into_outcome(self) -> Outcome {
        let _ = self.plan;
        Outcome::default()
    }
}
