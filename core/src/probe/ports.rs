//! A check of ports alone: which of them leave this network.

use super::comparison::{MAIL, WEB};
use super::{Comparison, Family, Plan, Surroundings, TlsChoice};
use super::{TlsChecks, TlsScan};
use crate::knowledge::{PROVIDERS, serves};
use std::net::IpAddr;
use std::time::Duration;

/// What a check of ports is to do.
#[derive(Clone, Debug, PartialEq)]
pub struct PortsPlan {
    /// Whom to look at.
    pub targets: Vec<PortsTarget>,
    /// Address families.
    pub family: Family,
    /// How long a connection may take.
    pub timeout: Duration,
    /// Whether the user named the ports: then each closed one is a fault.
    /// Otherwise it is enough that one port of submission is open.
    pub asked: bool,
    /// Where this machine stands.
    pub surroundings: Surroundings,
}

/// A host and the ports to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortsTarget {
    /// Name or address.
    pub host: String,
    /// The address, where one was given.
    pub address: Option<IpAddr>,
    /// Its ports, and 443 behind them.
    pub ports: Vec<u16>,
}

impl PortsTarget {
    /// Of a host of a known mail service only the ports that it serves: the
    /// others tell nothing about this network. Of any other host all.
    #[must_use]
    pub fn new(host: &str, address: Option<IpAddr>, wanted: &[u16]) -> Self {
        let known = PROVIDERS.iter().flat_map(|p| p.hosts).any(|h| h.host.eq_ignore_ascii_case(host));
        let mut ports: Vec<u16> =
            wanted.iter().copied().filter(|port| !known || serves(host, *port)).collect();
        ports.extend((!ports.contains(&WEB)).then_some(WEB));
        Self { host: host.into(), address, ports }
    }
}

impl PortsPlan {
    /// The ports where none are named.
    pub const PORTS: [u16; 4] = MAIL;
    /// Whom to look at where nobody is named: two services that serve these
    /// ports, and a web server.
    pub const TARGETS: [&str; 3] = ["smtp.gmail.com", "smtp.sendgrid.net", "www.google.com"];
    /// The last of them is only there for 443.
    pub const WEB_TARGET: &str = "www.google.com";
}

impl Plan {
    /// What a check of ports has of a plan: no dialogue is held.
    pub(super) fn of_ports(ports: &PortsPlan) -> Self {
        let comparison = Comparison { surroundings: ports.surroundings.clone(), ..Comparison::default() };
        Self {
            tls: TlsChoice::None,
            tls_checks: TlsChecks { scan: TlsScan::Off, ..TlsChecks::default() },
            family: ports.family,
            comparison,
            timeout: ports.timeout,
            ..Self::new("", ports.targets.first().and_then(|t| t.ports.first()).copied().unwrap_or(WEB))
        }
    }
}
