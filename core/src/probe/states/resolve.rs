use super::{Happening, State};
use crate::probe::run::Run;
use crate::probe::{Family, Output, ResolveFault, Waiting, words};
use crate::session::{EventKind, Side};
use std::net::IpAddr;

/// The name is being looked up.
#[derive(Debug)]
pub(in crate::probe) struct Resolve;

impl Resolve {
    /// The first state: looks the name up, unless the plan has the address.
    pub(in crate::probe) fn start(run: &mut Run) -> State {
        let words = format!("Probing {}, port {}", run.plan.host, run.plan.port);
        run.emit(Side::Local, None, EventKind::Start, &words);
        if run.plan.address.is_some() {
            return run.next_address();
        }
        run.phase("resolve");
        run.wait(run.plan.timeout, Waiting::Resolve);
        run.ask(Output::Resolve { name: run.plan.host.clone() });
        State::Resolve(Self)
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Resolved(found) => Self::found(run, &found),
            Happening::NotResolved(fault) => Self::failed(run, words::resolve(fault)),
            Happening::Late => Self::failed(run, words::resolve(ResolveFault::Timeout)),
            _ => State::Resolve(self),
        }
    }

    fn found(run: &mut Run, found: &[IpAddr]) -> State {
        let tried = run.route.set_addresses(found, run.plan.family);
        if tried == 0 {
            return Self::failed(run, &no_address(run.plan.family));
        }
        let list: Vec<String> = found.iter().take(32).map(ToString::to_string).collect();
        let words = format!("{} is {}", run.plan.host, list.join(", "));
        run.emit(Side::Local, None, EventKind::Note, &words);
        if tried < found.len() && run.plan.family == Family::Any {
            let words = format!("{tried} of {} addresses are tried", found.len());
            run.emit(Side::Local, None, EventKind::Note, &words);
        }
        run.next_address()
    }

    fn failed(run: &mut Run, words: &str) -> State {
        run.emit(Side::Local, None, EventKind::Failure, words);
        run.finish()
    }
}

fn no_address(family: Family) -> String {
    let words = words::resolve(ResolveFault::NoAddress);
    match family {
        Family::Any => words.into(),
        Family::V4 => format!("{words}; IPv4 was asked for"),
        Family::V6 => format!("{words}; IPv6 was asked for"),
    }
}
