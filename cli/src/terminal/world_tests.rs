//! A server of a few words, whose every answer takes a time that is always the
//! same: what a probe of it prints can be kept as a picture.

use super::{Live, Screen};
use crate::drive::Watch as _;
use smtpdiag_core::probe::{ConnectFault, Input, Machine, Outcome, Output, Plan};
use smtpdiag_core::render::Line;
use smtpdiag_core::session::TlsFacts;
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::time::Duration;

/// What the world does.
pub(super) struct World {
    /// Addresses of the name.
    pub(super) addresses: &'static [&'static str],
    /// The greeting; `None`: the port is silent, and no connection comes about.
    pub(super) greeting: Option<&'static str>,
    /// The replies to the commands, in order.
    pub(super) replies: VecDeque<&'static str>,
    /// What the handshake shows.
    pub(super) tls: TlsFacts,
    /// Of the other ports this one is open; the rest is silent.
    pub(super) open: u16,
}

const RESOLVE: u64 = 12;
const CONNECT: u64 = 18;
const GREETING: u64 = 41;
const REPLY: u64 = 9;
const TLS: u64 = 35;

/// Plays a probe to its end, with the display of `probe`.
pub(super) fn play(screen: &mut Screen, plan: Plan, mut world: World) -> Outcome {
    let host = plan.host.clone();
    let mut machine = Machine::new(plan);
    screen.line(&Line::default()).expect("memory");
    let mut live = Live::new(screen, &host);
    let (mut now, mut coming) = (Duration::ZERO, Vec::new());
    loop {
        let output = machine.poll();
        live.output(now, &output);
        match output {
            Output::Done => break,
            Output::Wait { until, .. } => {
                coming.sort_by_key(|(at, _)| *at);
                let due = coming.first().is_some_and(|(at, _)| *at <= until);
                let (at, input) = if due { coming.remove(0) } else { (until, Input::Timer) };
                now = at;
                live.input(now, &input);
                machine.handle(now, input);
            }
            output => coming.extend(world.answers(now, &output)),
        }
    }
    live.finish().expect("memory");
    screen.line(&Line::default()).expect("memory");
    machine.into_outcome()
}

impl World {
    fn answers(&mut self, now: Duration, output: &Output) -> Vec<(Duration, Input)> {
        let after = |ms: u64| now + Duration::from_millis(ms);
        let line = |text: &str| Input::Received(format!("{text}\r\n").into_bytes());
        match output {
            Output::Resolve { .. } => {
                let addresses = self.addresses.iter().map(|a| a.parse().expect("an address")).collect();
                vec![(after(RESOLVE), Input::Resolved(addresses))]
            }
            Output::Connect(peer) => self.greeting.map_or_else(Vec::new, |greeting| {
                let local = SocketAddr::from(([198, 51, 100, 1], 50_000));
                let open = Input::Connected { local, peer: *peer };
                vec![(after(CONNECT), open), (after(CONNECT + GREETING), line(greeting))]
            }),
            Output::Look(to) if to.port() == self.open => {
                vec![(after(CONNECT), Input::Looked { to: *to, result: Ok(()) })]
            }
            Output::Look(to) => {
                let result = Err(ConnectFault::TimedOut);
                vec![(after(4000), Input::Looked { to: *to, result })]
            }
            Output::Send { .. } => {
                self.replies.pop_front().map(|reply| (after(REPLY), line(reply))).into_iter().collect()
            }
            Output::StartTls { .. } => vec![(after(TLS), Input::TlsUp(Box::new(self.tls.clone())))],
            _ => Vec::new(),
        }
    }
}
