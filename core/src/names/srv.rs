//! Submission servers of a domain (RFC 6186 section 3.1, RFC 8314 section 5.1).

use super::answer::{Asked, LookFault, Record};
use crate::report::{DnsFact, DnsState, DnsTopic};

/// The services, the one to prefer first, and whether their TLS is implicit.
pub const SRV_SERVICES: [(&str, bool); 2] = [("_submissions._tcp", true), ("_submission._tcp", false)];

/// A submission server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SrvTarget {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether TLS begins with the first byte.
    pub implicit: bool,
}

impl SrvTarget {
    /// Whether the server stands in the domain that names it. Of another one
    /// the certificate proves nothing about the domain (RFC 6186 section 6).
    #[must_use]
    pub fn is_within(&self, domain: &str) -> bool {
        let (host, domain) = (self.host.to_ascii_lowercase(), domain.to_ascii_lowercase());
        host.strip_suffix(&domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

/// The servers in the order to try them: by priority, then by weight, then
/// implicit TLS first. `asked` has the answers of [`SRV_SERVICES`].
#[must_use]
pub fn srv_targets(asked: &[Asked]) -> Vec<SrvTarget> {
    let mut found = Vec::new();
    for ((_, implicit), asked) in SRV_SERVICES.iter().zip(asked) {
        for record in asked.iter().flat_map(|answer| &answer.records) {
            if let Record::Srv { priority, weight, port, host } = record
                && host != "."
                && *port != 0
            {
                let order = (*priority, u16::MAX - *weight, !*implicit);
                found.push((order, SrvTarget { host: host.clone(), port: *port, implicit: *implicit }));
            }
        }
    }
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, target)| target).collect()
}

/// One fact for each service.
#[must_use]
pub fn srv_facts(domain: &str, asked: &[Asked]) -> Vec<DnsFact> {
    SRV_SERVICES.iter().zip(asked).map(|((service, _), asked)| fact(domain, service, asked)).collect()
}

fn fact(domain: &str, service: &str, asked: &Asked) -> DnsFact {
    let name = format!("{service}.{domain}");
    let fact = |state, text: String| DnsFact::new(DnsTopic::Srv, &name, state, text);
    let answer = match asked {
        Ok(answer) => answer,
        Err(LookFault::NotFound | LookFault::Empty) => {
            return fact(DnsState::Info, format!("{service}: none"));
        }
        Err(fault) => return fact(DnsState::Unknown, format!("{service}: {fault}")),
    };
    let mut records = Vec::new();
    let mut places = Vec::new();
    for record in &answer.records {
        if let Record::Srv { priority, weight, port, host } = record {
            let dot = if host == "." { "" } else { "." };
            records.push(format!("{name}. SRV {priority} {weight} {port} {host}{dot}"));
            if host != "." {
                places.push(format!("{host}:{port}"));
            }
        }
    }
    match places.is_empty() {
        true => fact(DnsState::Info, format!("{service}: not offered, on purpose")).with_records(records),
        false => fact(DnsState::Good, format!("{service}: {}", places.join(", "))).with_records(records),
    }
}

#[cfg(test)]
#[path = "srv_tests.rs"]
mod tests;
