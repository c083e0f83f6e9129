use super::mail::address;
use super::quit::Quit;
use super::reset::Reset;
use super::{Happening, State, closing, in_dialogue};
use crate::limits;
use crate::probe::run::Run;
use crate::smtp::Step;

/// The reply to RCPT TO is awaited, one recipient after the other.
#[derive(Debug)]
pub(in crate::probe) struct Rcpt {
    next: usize,
}

impl Rcpt {
    pub(super) fn start(run: &mut Run) -> State {
        run.phase("rcpt");
        Self { next: 0 }.say(run)
    }

    fn say(self, run: &mut Run) -> State {
        let list = run.plan.to.get(..limits::PROBE_RECIPIENTS).unwrap_or(&run.plan.to);
        let Some(to) = list.get(self.next) else {
            return if run.stops_after(Step::Rcpt) { Quit::start(run) } else { Reset::start(run) };
        };
        let line = format!("RCPT TO:<{}>", address(to));
        run.command(Step::Rcpt, "RCPT", &line, &line);
        State::Rcpt(Self { next: self.next + 1 })
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Reply(reply) => closing(run, &reply).unwrap_or_else(|| self.say(run)),
            what => in_dialogue(run, Step::Rcpt, what, State::Rcpt(self)),
        }
    }
}
