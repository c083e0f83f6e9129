//! The way to the server: from where, through what, and what to compare with.

use super::target;
use crate::failure::Failure;
use crate::io::dial::{Dialer, Header, Proxy};
use crate::io::surroundings;
use clap::{Args, ValueEnum};
use smtpdiag_core::probe::{Comparison, Family};
use std::net::IpAddr;

/// Options about the way to the server.
#[derive(Debug, Args)]
#[command(next_help_heading = "The way to the server")]
pub(crate) struct RouteArgs {
    /// Connect from this address of the machine
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) bind: Option<IpAddr>,
    /// Connect through this network interface (Linux)
    #[arg(long, value_name = "NAME")]
    pub(crate) interface: Option<String>,
    /// Connect through a proxy without login: socks5://HOST:PORT or http://HOST:PORT (CONNECT)
    #[arg(long, value_name = "URL", value_parser = Proxy::parse)]
    pub(crate) proxy: Option<Proxy>,
    /// Begin the connection with a header of the PROXY protocol
    #[arg(long, value_name = "VERSION")]
    pub(crate) proxy_protocol: Option<ProxyProtocol>,
    /// Where no connection comes about, see whether this host answers on the same port and on 443
    #[arg(long, value_name = "HOST", conflicts_with = "no_comparison")]
    pub(crate) compare_with: Option<String>,
    /// Name the router behind which the port is dropped, by the hops to it and to port 443 (Linux)
    #[arg(long, conflicts_with = "proxy")]
    pub(crate) trace: bool,
    /// Keep to the host and port given, also where no connection comes about
    #[arg(long)]
    pub(crate) no_comparison: bool,
}

/// `--proxy-protocol`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProxyProtocol {
    /// One line of text
    V1,
    /// Binary
    V2,
}

impl RouteArgs {
    /// How connections are made.
    pub(crate) fn dialer(&self) -> Dialer {
        let header = self.proxy_protocol.map(|version| match version {
            ProxyProtocol::V1 => Header::V1,
            ProxyProtocol::V2 => Header::V2,
        });
        Dialer { bind: self.bind, interface: self.interface.clone(), proxy: self.proxy.clone(), header }
    }

    /// What to compare with.
    pub(crate) fn comparison(&self) -> Result<Comparison, Failure> {
        let with = self.compare_with.as_deref().map(target::parse).transpose()?;
        Ok(Comparison {
            same_host: !self.no_comparison,
            with: with.map(|target| target.host),
            surroundings: surroundings::read(),
        })
    }

    /// The family that `--bind` leaves, of those wanted.
    pub(crate) fn family(&self, wanted: Family) -> Result<Family, Failure> {
        let own = match self.bind {
            None => return Ok(wanted),
            Some(IpAddr::V4(_)) => Family::V4,
            Some(IpAddr::V6(_)) => Family::V6,
        };
        if wanted != Family::Any && wanted != own {
            return Err(Failure::usage(
                "--bind has an address of the other family than -4 or -6 asks for",
                "Leave one of them out.",
            ));
        }
        Ok(own)
    }
}

/// Refuses an address of the family that is not wanted.
pub(crate) fn fits(address: Option<IpAddr>, family: Family) -> Result<(), Failure> {
    let (name, wanted) = match (address, family) {
        (Some(IpAddr::V4(_)), Family::V6) => ("an IPv4", "IPv6 (-6, or --bind)"),
        (Some(IpAddr::V6(_)), Family::V4) => ("an IPv6", "IPv4 (-4, or --bind)"),
        _ => return Ok(()),
    };
    Err(Failure::usage(
        format!("the target is {name} address, and only {wanted} is wanted"),
        "Give the host's name, or leave the option out.",
    ))
}

#[cfg(test)]
#[path = "route_tests.rs"]
mod tests;
