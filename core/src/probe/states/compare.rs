use super::{Happening, State, Tracing};
use crate::probe::comparison::{self, MAIL, PATIENCE, WEB, Whose};
use crate::probe::conclusion::{Compared, Second, conclude};
use crate::probe::run::Run;
use crate::probe::{ConnectFault, Output, Waiting};
use crate::report::AttemptState;
use crate::session::{EventKind, Side};
use crate::smtp::Step;
use std::net::{IpAddr, SocketAddr};

/// No address could be connected to: other ports, and the second host where
/// one was named, are awaited.
#[derive(Debug)]
pub(in crate::probe) struct Compare {
    /// The second host is being looked up.
    resolving: bool,
}

impl Compare {
    /// Nothing is left to try. Compares where a comparison tells something.
    pub(in crate::probe) fn or_finish(run: &mut Run) -> State {
        // A proxy that fails says nothing about the server.
        let tells = run.attempts.best(run.plan.port).is_some_and(|state| state != AttemptState::Failed);
        if !tells || !run.compares() {
            return Tracing::or_finish(run);
        }
        run.look_at_same_host();
        let now = run.now;
        let since = *run.looks.since.get_or_insert(now);
        let limit = since.saturating_add(run.look_limit()).saturating_sub(now);
        run.wait(limit, Waiting::Comparison);
        match run.plan.comparison.with.clone().map(|host| (host.parse::<IpAddr>(), host)) {
            Some((Ok(ip), _)) => run.look_at_second(ip),
            Some((Err(_), name)) => {
                // Its looks begin when it has an address.
                run.wait(run.plan.timeout, Waiting::Comparison);
                run.ask(Output::Resolve { name });
                return State::Compare(Self { resolving: true });
            }
            None => {}
        }
        Self::go_on(run)
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Looked if !self.resolving => Self::go_on(run),
            Happening::Late => {
                run.give_up_looks();
                Self::end(run)
            }
            Happening::Resolved(found) => {
                if let Some(ip) = found.iter().find(|ip| run.is_wanted(ip)) {
                    run.look_at_second(*ip);
                }
                Self::go_on(run)
            }
            Happening::NotResolved(_) => {
                run.show(Step::Connect, "The host to compare with has no address.");
                Self::go_on(run)
            }
            _ => State::Compare(self),
        }
    }

    fn go_on(run: &mut Run) -> State {
        if run.looks.running().is_empty() {
            Self::end(run)
        } else {
            State::Compare(Self { resolving: false })
        }
    }

    fn end(run: &mut Run) -> State {
        let count = run.looks.list.len();
        run.show(Step::Connect, &format!("{count} connections were made to compare, and closed at once."));
        if let Some(words) = concluded(run) {
            run.emit(Side::Local, Some(Step::Connect), EventKind::Failure, &words);
        }
        Tracing::or_finish(run)
    }
}

fn concluded(run: &Run) -> Option<String> {
    let port = run.plan.port;
    let state = run.attempts.best(port)?;
    let host = Whose::Host(0);
    let ports = MAIL.into_iter().chain([WEB]).filter(|other| *other != port);
    let others = ports.filter_map(|other| Some((other, run.looks.best(host, other)?))).collect();
    let second = run.plan.comparison.with.as_deref().map(|host| Second {
        host,
        port: run.looks.best(Whose::Second, port),
        web: run.looks.best(Whose::Second, WEB),
    });
    let second = second.filter(|second| second.port.is_some());
    let known = crate::knowledge::serves(&run.plan.host, port);
    conclude(&Compared { port, state, others, known, second })
}

impl Run {
    /// Whether a comparison is wanted, and no connection came about.
    pub(in crate::probe) fn compares(&self) -> bool {
        let wanted = self.plan.comparison.same_host || self.plan.comparison.with.is_some();
        wanted && !self.route.talked && self.complete && self.attempts.none_open()
    }

    /// How long a look may take.
    pub(in crate::probe) fn look_limit(&self) -> std::time::Duration {
        self.plan.timeout.min(PATIENCE)
    }

    /// Begins to look at the other ports of the host, where that was not done yet.
    pub(in crate::probe) fn look_at_same_host(&mut self) {
        if !self.plan.comparison.same_host || self.looks.since.is_some() {
            return;
        }
        self.looks.since = Some(self.now);
        let mut tried = self.attempts.addresses();
        // What the routing table refuses tells nothing about the server.
        tried.sort_by_key(|(_, state)| *state == AttemptState::Unreachable);
        let tried: Vec<IpAddr> = tried.into_iter().map(|(ip, _)| ip).collect();
        for to in comparison::same_host(&tried, self.plan.port) {
            self.look_at(to, Whose::Host(0));
        }
    }

    fn look_at_second(&mut self, ip: IpAddr) {
        self.wait(self.look_limit(), Waiting::Comparison);
        for port in [self.plan.port, WEB] {
            self.look_at(SocketAddr::new(ip, port), Whose::Second);
        }
    }

    /// Begins a look.
    pub(in crate::probe) fn look_at(&mut self, to: SocketAddr, whose: Whose) {
        if self.looks.add(to, whose) {
            self.ask(Output::Look(to));
        }
    }

    /// A look has ended; it is written down.
    pub(in crate::probe) fn looked(&mut self, to: SocketAddr, result: Result<(), ConnectFault>) {
        let since = self.looks.since.unwrap_or(self.now);
        if let Some((state, words)) = self.looks.set(to, result) {
            self.attempts.compared(to, state, &words, self.now.saturating_sub(since));
            self.show(Step::Connect, &format!("Looked at {} port {}: {words}", to.ip(), to.port()));
        }
    }

    /// The time for looks is over.
    pub(in crate::probe) fn give_up_looks(&mut self) {
        for to in self.looks.running() {
            self.looked(to, Err(ConnectFault::TimedOut));
        }
    }
}
