//! Look-ups that run beside a probe. Nothing waits for them: what is not known
//! when the probe ends is not told.

use super::dns::Dns;
use smtpdiag_core::report::{DnsFact, DnsState};
use std::net::IpAddr;
use tokio::task::JoinHandle;

/// Addresses whose names are looked up: a probe talks to one or two.
const MOST: usize = 4;

/// The look-ups under way.
#[derive(Debug, Default)]
pub(crate) struct Beside(Vec<(IpAddr, JoinHandle<DnsFact>)>);

impl Beside {
    /// Begins to look up the name of an address that is about to be talked to.
    pub(crate) fn name_of(&mut self, dns: Dns, address: IpAddr) {
        let asked = self.0.iter().any(|(known, _)| *known == address);
        // The system's resolvers know nothing about this machine's own address.
        let own = address.is_loopback() && dns.server.is_none();
        if !asked && !own && self.0.len() < MOST {
            self.0.push((address, tokio::spawn(dns.reverse(address))));
        }
    }

    /// What is known now, of the addresses that were talked to.
    pub(crate) async fn known(self, talked: &[IpAddr]) -> Vec<DnsFact> {
        let mut facts = Vec::new();
        for (address, look) in self.0 {
            if !look.is_finished() {
                look.abort();
            } else if talked.contains(&address) {
                // Where DNS does not answer, there is nothing to tell.
                facts.extend(look.await.into_iter().filter(|fact| fact.state != DnsState::Unknown));
            }
        }
        facts
    }
}
