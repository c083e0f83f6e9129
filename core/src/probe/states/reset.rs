use super::quit::Quit;
use super::{Happening, State, closing, in_dialogue};
use crate::probe::run::Run;
use crate::smtp::Step;

/// The reply to RSET is awaited: the envelope is dropped, no message follows.
#[derive(Debug)]
pub(in crate::probe) struct Reset;

impl Reset {
    pub(super) fn start(run: &mut Run) -> State {
        run.command(Step::Other, "RSET", "RSET", "RSET");
        State::Reset(Self)
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Reply(reply) => closing(run, &reply).unwrap_or_else(|| Quit::start(run)),
            what => in_dialogue(run, Step::Other, what, State::Reset(self)),
        }
    }
}
