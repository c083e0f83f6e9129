use super::{target, timeout};
use crate::failure::Failure;
use crate::io::surroundings;
use clap::Args;
use smtpdiag_core::probe::{Family, PortsPlan, PortsTarget};
use std::time::Duration;

/// `smtpdiag ports`.
#[derive(Debug, Args)]
#[command(
    after_help = "Without --to it connects to smtp.gmail.com and smtp.sendgrid.net, to the ports that \
    they serve, and to port 443\nof both and of www.google.com. Each connection is closed at once; nothing is sent.\n\
    Without PORT a fault is found only where neither 465 nor 587 is open."
)]
pub(crate) struct PortsArgs {
    /// Ports to look at; otherwise 25, 465, 587 and 2525
    #[arg(value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) ports: Vec<u16>,
    /// Look at the ports of this host, and at no other; may be given several times
    #[arg(long, value_name = "HOST")]
    pub(crate) to: Vec<String>,
    /// How long a connection may take
    #[arg(long, value_name = "TIME", default_value = "4s", value_parser = timeout::parse)]
    pub(crate) timeout: Duration,
    /// IPv4 alone
    #[arg(short = '4', conflicts_with = "v6")]
    pub(crate) v4: bool,
    /// IPv6 alone
    #[arg(short = '6')]
    pub(crate) v6: bool,
    #[command(flatten)]
    pub(crate) resolver: super::ResolverArgs,
}

/// Most targets and ports: each pair is a connection.
const MOST: usize = 16;

impl PortsArgs {
    /// What to do.
    pub(crate) fn plan(&self) -> Result<PortsPlan, Failure> {
        let family = match (self.v4, self.v6) {
            (true, _) => Family::V4,
            (_, true) => Family::V6,
            _ => Family::Any,
        };
        let asked = !self.ports.is_empty();
        let ports = if asked { &self.ports[..] } else { &PortsPlan::PORTS };
        if ports.len() > MOST || self.to.len() > MOST {
            return Err(Failure::usage(
                format!("more than {MOST} ports or hosts"),
                "This is a check of mail ports, not a port scanner.",
            ));
        }
        let targets = if self.to.is_empty() { known(ports)? } else { self.named(ports, family)? };
        let surroundings = surroundings::read();
        Ok(PortsPlan { targets, family, timeout: self.timeout, asked, surroundings })
    }

    fn named(&self, ports: &[u16], family: Family) -> Result<Vec<PortsTarget>, Failure> {
        let one = |text: &String| {
            let target = target::parse(text)?;
            super::route::fits(target.address, family)?;
            Ok(PortsTarget::new(&target.host, target.address, ports))
        };
        self.to.iter().map(one).collect()
    }
}

fn known(ports: &[u16]) -> Result<Vec<PortsTarget>, Failure> {
    let wanted = |host: &str| if host == PortsPlan::WEB_TARGET { &[] } else { ports };
    let targets = PortsPlan::TARGETS.map(|host| PortsTarget::new(host, None, wanted(host)));
    let served = |port: &&u16| targets.iter().any(|target| target.ports.contains(port));
    if let Some(port) = ports.iter().find(|port| !served(port)) {
        return Err(Failure::usage(
            format!("none of the servers that are asked by default serves port {port}"),
            "Name a server that does: --to HOST.",
        ));
    }
    Ok(targets.to_vec())
}
