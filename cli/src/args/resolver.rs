//! `--resolver`.

use crate::io::dns::Dns;
use clap::Args;
use std::net::{IpAddr, SocketAddr};

/// Which DNS server is asked.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct ResolverArgs {
    // Not a docstring: the brackets would read as a link.
    #[arg(long, value_name = "ADDR[:PORT]", value_parser = parse, help = HELP)]
    pub(crate) resolver: Option<SocketAddr>,
}

const HELP: &str = "Ask this DNS server, and not those of the system or the hosts file";

impl ResolverArgs {
    /// Who is asked.
    pub(crate) const fn dns(self) -> Dns {
        Dns { server: self.resolver }
    }
}

/// Reads `1.1.1.1`, `127.0.0.1:5353`, `2001:db8::1`, `[2001:db8::1]:53`.
fn parse(text: &str) -> Result<SocketAddr, String> {
    if let Ok(with_port) = text.parse::<SocketAddr>() {
        return Ok(with_port);
    }
    let bare = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')).unwrap_or(text);
    let address: Result<IpAddr, _> = bare.parse();
    address.map(|ip| SocketAddr::new(ip, 53)).map_err(|_| {
        "an address with or without a port, such as 1.1.1.1, 127.0.0.1:5353 or [2001:db8::1]:53".into()
    })
}

#[cfg(test)]
#[path = "resolver_tests.rs"]
mod tests;
