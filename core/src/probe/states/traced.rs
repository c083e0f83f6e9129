use super::{Happening, State};
use crate::probe::comparison::WEB;
use crate::probe::run::Run;
use crate::probe::trace::{Trace, Traced, conclude};
use crate::probe::{Output, Waiting};
use crate::report::AttemptState;
use crate::session::{EventKind, Side};
use crate::smtp::Step;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// Longest time for a trace; the caller gives up sooner.
const LIMIT: Duration = Duration::from_secs(40);

/// The hops to the port and to 443 are awaited.
#[derive(Debug)]
pub(in crate::probe) struct Tracing;

impl Tracing {
    /// Begins to trace, where that is wanted; otherwise the probe is over.
    pub(in crate::probe) fn or_finish(run: &mut Run) -> State {
        let mut tried: Vec<(IpAddr, AttemptState)> = run.attempts.addresses();
        // The address that fails tells most, if packets can leave for it at all.
        tried.sort_by_key(|(_, state)| match state {
            AttemptState::TimedOut | AttemptState::Refused | AttemptState::Reset => 0,
            AttemptState::Unreachable => 1,
            _ => 2,
        });
        let (true, Some((ip, _))) = (run.plan.trace && run.complete, tried.first()) else {
            return run.finish();
        };
        let to = SocketAddr::new(*ip, run.plan.port);
        run.wait(LIMIT, Waiting::Trace);
        run.ask(Output::Trace { to, beside: WEB });
        State::Tracing(Self)
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Traced(Ok(ways)) => Self::told(run, &ways),
            Happening::Traced(Err(why)) => {
                run.show(Step::Connect, &format!("traced: nothing, {why}"));
                run.finish()
            }
            Happening::Late => {
                run.show(Step::Connect, "traced: nothing, for lack of time");
                run.finish()
            }
            _ => State::Tracing(self),
        }
    }

    fn told(run: &mut Run, (mail, web): &(Trace, Trace)) -> State {
        for line in mail.lines().iter().chain(&web.lines()) {
            run.show(Step::Connect, line);
        }
        match conclude(mail, web) {
            Traced::Failure(words) if run.attempts.none_open() => {
                run.emit(Side::Local, Some(Step::Connect), EventKind::Failure, &words);
            }
            Traced::Failure(words) | Traced::Note(words) => run.show(Step::Connect, &words),
        }
        run.finish()
    }
}
