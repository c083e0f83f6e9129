use super::ConnectFault;
use super::{Surroundings, words};
use crate::report::AttemptState;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// What a probe may look at beside its own port, when it cannot connect: the
/// comparison that tells a blocked port from a server that is down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The other mail ports and 443 of the same host.
    pub same_host: bool,
    /// A second host, name or address, on the same port. It is a third party:
    /// only the user can name it.
    pub with: Option<String>,
    /// Where this machine stands.
    pub surroundings: Surroundings,
}

/// Ports on which mail servers take mail (RFC 5321, 8314, 6409, and custom).
pub(super) const MAIL: [u16; 4] = [25, 465, 587, 2525];

/// A port that nearly no network blocks.
pub(super) const WEB: u16 = 443;

/// How long a look may take: the system tries again after 1 and 3 seconds.
pub(super) const PATIENCE: Duration = Duration::from_secs(4);

/// Whom a look is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// The host that is probed; of several (`ports`) the one of this number.
    Host(usize),
    /// The host to compare with.
    Second,
}

/// A connection that is opened to see whether it opens, and closed again.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) to: SocketAddr,
    pub(super) whose: Whose,
    /// What came of it; `None` while it runs.
    pub(super) state: Option<AttemptState>,
}

/// The looks of a probe.
#[derive(Debug, Default)]
pub(super) struct Looks {
    pub(super) list: Vec<Look>,
    /// When the first was begun.
    pub(super) since: Option<Duration>,
}

impl Looks {
    /// Files a look; false where it is there already.
    pub(super) fn add(&mut self, to: SocketAddr, whose: Whose) -> bool {
        let new = !self.list.iter().any(|look| look.to == to);
        if new {
            self.list.push(Look { to, whose, state: None });
        }
        new
    }

    /// Files a result. Gives its state and words, where it was awaited.
    pub(super) fn set(
        &mut self,
        to: SocketAddr,
        result: Result<(), ConnectFault>,
    ) -> Option<(AttemptState, String)> {
        let look = self.list.iter_mut().find(|look| look.to == to && look.state.is_none())?;
        let (state, words) = match result {
            Ok(()) => (AttemptState::Open, "open".to_owned()),
            Err(ConnectFault::TimedOut) => (AttemptState::TimedOut, "no answer".into()),
            Err(fault) => {
                let (words, state) = words::connect(fault);
                (state, words)
            }
        };
        look.state = Some(state);
        Some((state, words))
    }

    /// Those that have no result yet.
    pub(super) fn running(&self) -> Vec<SocketAddr> {
        self.list.iter().filter(|look| look.state.is_none()).map(|look| look.to).collect()
    }

    /// The best that a port showed, over all addresses looked at.
    pub(super) fn best(&self, whose: Whose, port: u16) -> Option<AttemptState> {
        let of = self.list.iter().filter(|look| look.whose == whose && look.to.port() == port);
        of.filter_map(|look| look.state).min_by_key(|state| rank(*state))
    }
}

/// What tells most stands first: one family without a route hides nothing
/// that the other shows.
pub(super) const fn rank(state: AttemptState) -> u8 {
    match state {
        AttemptState::Open => 0,
        AttemptState::Refused => 1,
        AttemptState::Reset => 2,
        AttemptState::Forbidden => 3,
        AttemptState::TimedOut => 4,
        AttemptState::Failed => 5,
        AttemptState::Unreachable => 6,
    }
}

/// What to look at of the same host, `port` being what failed on `tried`.
/// All ports of the first address; of the other family only enough to tell
/// it apart, so that the connections stay few.
pub(super) fn same_host(tried: &[IpAddr], port: u16) -> Vec<SocketAddr> {
    let Some(first) = tried.first() else { return Vec::new() };
    let others = MAIL.into_iter().chain([WEB]).filter(|other| *other != port);
    let mut looks: Vec<SocketAddr> = others.map(|other| SocketAddr::new(*first, other)).collect();
    if let Some(other) = tried.iter().find(|ip| ip.is_ipv4() != first.is_ipv4()) {
        let mail = if port == 587 { 465 } else { 587 };
        looks.extend([mail, WEB].map(|port| SocketAddr::new(*other, port)));
    }
    looks
}

#[cfg(test)]
#[path = "comparison_tests.rs"]
mod tests;
