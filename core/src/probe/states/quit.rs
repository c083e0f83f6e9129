use super::{Happening, State};
use crate::probe::run::Run;
use crate::session::{EventKind, Side};
use crate::smtp::Step;
use std::time::Duration;

/// The longest wait for the reply to QUIT: nothing depends on it.
const PATIENCE: Duration = Duration::from_secs(2);

/// The reply to QUIT is awaited. Whatever comes, or nothing, is fine: the dialogue is over.
#[derive(Debug)]
pub(in crate::probe) struct Quit;

impl Quit {
    pub(super) fn start(run: &mut Run) -> State {
        run.phase("quit");
        let limit = run.plan.timeout.min(PATIENCE);
        run.command_within(Step::Quit, "QUIT", "QUIT", "QUIT", limit);
        State::Quit(Self)
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        let words = match what {
            Happening::Reply(_) | Happening::Closed | Happening::Reset => "Connection closed.",
            Happening::Late => "Connection closed; QUIT was not answered.",
            Happening::TooMuch(..) => "Connection closed in the middle of a flood.",
            _ => return State::Quit(self),
        };
        run.emit(Side::Local, Some(Step::Quit), EventKind::Closed, words);
        run.next_address()
    }
}
