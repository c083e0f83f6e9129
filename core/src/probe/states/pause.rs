use super::{Happening, State};
use crate::probe::run::Run;
use crate::probe::{Waiting, words};
use crate::smtp::Step;
use std::time::Duration;

/// Without a connection: the time before another try passes.
#[derive(Debug)]
pub(in crate::probe) struct Pause;

impl Pause {
    pub(in crate::probe) fn start(run: &mut Run, wait: Duration) -> State {
        run.show(Step::Other, &format!("Greylisted: trying again in {} s.", words::seconds(wait)));
        run.wait(wait, Waiting::Greylisting);
        State::Pause(Self)
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Late => run.try_again(),
            _ => State::Pause(self),
        }
    }
}
