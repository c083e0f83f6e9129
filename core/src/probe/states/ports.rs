use super::{Happening, State};
use crate::knowledge::serves;
use crate::probe::comparison::{WEB, Whose, rank};
use crate::probe::conclusion::{Compared, Second, conclude};
use crate::probe::run::Run;
use crate::probe::{Output, PortsPlan, PortsTarget, ResolveFault, Waiting, words};
use crate::report::AttemptState;
use crate::session::{EventKind, Side};
use crate::smtp::Step;
use std::net::{IpAddr, SocketAddr};

/// A check of ports alone. Names are looked up one after the other, then all
/// ports are looked at together.
#[derive(Debug)]
pub(in crate::probe) struct Ports {
    plan: PortsPlan,
    /// The targets with their addresses, as far as they are known.
    found: Vec<Option<IpAddr>>,
    /// The last failure of a look-up.
    fault: Option<ResolveFault>,
}

impl Ports {
    /// The first state of such a check.
    pub(in crate::probe) fn start(run: &mut Run, plan: PortsPlan) -> State {
        run.emit(Side::Local, None, EventKind::Start, "Looking at ports from this network");
        Self { plan, found: Vec::new(), fault: None }.resolve(run)
    }

    pub(super) fn on(mut self, run: &mut Run, what: Happening) -> State {
        let resolving = self.found.len() < self.plan.targets.len();
        match what {
            Happening::Resolved(list) if resolving => {
                let ip = list.into_iter().find(|ip| run.is_wanted(ip));
                self.resolved(run, ip.ok_or(ResolveFault::NoAddress))
            }
            Happening::NotResolved(fault) if resolving => self.resolved(run, Err(fault)),
            Happening::Late if resolving => self.resolved(run, Err(ResolveFault::Timeout)),
            Happening::Looked if run.looks.running().is_empty() => self.end(run),
            Happening::Late => {
                run.give_up_looks();
                self.end(run)
            }
            _ => {
                self.found.truncate(self.plan.targets.len());
                State::Ports(self)
            }
        }
    }

    fn resolved(mut self, run: &mut Run, found: Result<IpAddr, ResolveFault>) -> State {
        let host = self.plan.targets[self.found.len()].host.clone();
        match found {
            Ok(ip) => run.show(Step::Connect, &format!("{host} is {ip}")),
            Err(fault) => {
                run.show(Step::Connect, &format!("{host}: {}", words::resolve(fault)));
                self.fault = Some(fault);
            }
        }
        self.found.push(found.ok());
        self.resolve(run)
    }

    fn resolve(mut self, run: &mut Run) -> State {
        while let Some(target) = self.plan.targets.get(self.found.len()) {
            if target.address.is_none() {
                run.wait(run.plan.timeout, Waiting::Resolve);
                run.ask(Output::Resolve { name: target.host.clone() });
                return State::Ports(self);
            }
            self.found.push(target.address);
        }
        self.look(run)
    }

    fn look(self, run: &mut Run) -> State {
        run.looks.since = Some(run.now);
        for (number, (target, ip)) in self.plan.targets.iter().zip(&self.found).enumerate() {
            for port in target.ports.iter().filter(|_| ip.is_some()) {
                if let Some(ip) = ip {
                    run.look_at(SocketAddr::new(*ip, *port), Whose::Host(number));
                }
            }
        }
        if run.looks.list.is_empty() {
            let words = words::resolve(self.fault.unwrap_or(ResolveFault::Failure));
            run.emit(Side::Local, None, EventKind::Failure, words);
            return run.finish();
        }
        run.wait(run.look_limit(), Waiting::Comparison);
        State::Ports(self)
    }

    fn end(self, run: &mut Run) -> State {
        let ports = self.ports();
        let states: Vec<(u16, AttemptState)> =
            ports.iter().filter_map(|port| Some((*port, self.best(run, *port)?))).collect();
        let open: Vec<u16> =
            states.iter().filter(|(_, state)| *state == AttemptState::Open).map(|(port, _)| *port).collect();
        let shut: Vec<u16> = ports.iter().copied().filter(|port| !open.contains(port)).collect();
        let mut told: Vec<String> = Vec::new();
        for (port, state) in &states {
            let words = self.conclusion(run, *port, *state, &states);
            if let Some(words) = words.filter(|words| !told.contains(words)) {
                run.emit(Side::Local, Some(Step::Connect), EventKind::Failure, &words);
                told.push(words);
            }
        }
        let submits = open.iter().any(|port| [465, 587].contains(port));
        if shut.is_empty() || !self.plan.asked && submits {
            run.good = Some(good(&open, &shut));
        }
        run.finish()
    }

    /// All mail ports that some target was looked at for.
    fn ports(&self) -> Vec<u16> {
        let mut ports: Vec<u16> = self.plan.targets.iter().flat_map(|t| &t.ports).copied().collect();
        ports.sort_unstable();
        ports.dedup();
        ports.retain(|port| *port != WEB || self.plan.targets.iter().all(|t| t.ports == [WEB]));
        ports
    }

    fn best(&self, run: &Run, port: u16) -> Option<AttemptState> {
        let hosts = 0..self.plan.targets.len();
        hosts.filter_map(|n| run.looks.best(Whose::Host(n), port)).min_by_key(|state| rank(*state))
    }

    /// What a shut port means, beside the others.
    fn conclusion(
        &self,
        run: &Run,
        port: u16,
        state: AttemptState,
        states: &[(u16, AttemptState)],
    ) -> Option<String> {
        let web = self.best(run, WEB).map(|state| (WEB, state));
        let others = states.iter().copied().chain(web).filter(|(other, _)| *other != port).collect();
        let mut asked = self.plan.targets.iter().filter(|target| target.ports.contains(&port));
        let known = asked.clone().any(|target| serves(&target.host, port));
        let second = asked.nth(1).filter(|_| !known).map(|target: &PortsTarget| Second {
            host: &target.host,
            port: Some(state),
            web: self.best(run, WEB),
        });
        conclude(&Compared { port, state, others, known, second })
    }
}

fn good(open: &[u16], shut: &[u16]) -> String {
    let list = |ports: &[u16]| {
        let ports: Vec<String> = ports.iter().map(ToString::to_string).collect();
        format!("{} {}", if ports.len() == 1 { "Port" } else { "Ports" }, ports.join(", "))
    };
    let is = |ports: &[u16]| if ports.len() == 1 { "is" } else { "are" };
    let opened = format!("{} {} open on this network.", list(open), is(open));
    if shut.is_empty() {
        return opened;
    }
    let rest = format!("{} {} not.", list(shut), is(shut));
    format!(
        "{opened} {rest} Programs can send through a mail service on 465 or 587; a mail server that delivers by itself needs 25."
    )
}
