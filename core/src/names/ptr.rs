//! Reverse DNS: the name of an address, and whether it leads back (RFC 1912 section 2.1).

use super::answer::{Asked, LookFault, Record, addresses};
use crate::report::{DnsFact, DnsState, DnsTopic};
use std::fmt::Write as _;
use std::net::IpAddr;

/// A name of an address, and what that name's own look-up gave.
pub type PtrName = (String, Asked);

/// The name under which the name of an address stands (RFC 1035 section 3.5, RFC 3596 section 2.5).
#[must_use]
pub fn reverse_name(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, c, d] = v4.octets();
            format!("{d}.{c}.{b}.{a}.in-addr.arpa")
        }
        IpAddr::V6(v6) => {
            let mut name = String::with_capacity(72);
            for byte in v6.octets().iter().rev() {
                let _ = write!(name, "{:x}.{:x}.", byte & 15, byte >> 4);
            }
            name + "ip6.arpa"
        }
    }
}

/// The names of an answer.
fn names(asked: &Asked) -> Vec<&str> {
    let of = |record: &'_ Record| matches!(record, Record::Ptr(_));
    let list = asked.iter().flat_map(|answer| &answer.records).filter(|record| of(record));
    list.filter_map(|record| if let Record::Ptr(name) = record { Some(name.as_str()) } else { None })
        .collect()
}

/// What the reverse look-up of an address says. Good to know, and no fault:
/// only the address that *sends* needs such a name.
#[must_use]
pub fn ptr_fact(address: IpAddr, asked: &Asked, forward: &[PtrName]) -> DnsFact {
    let fact = |state, text: String| DnsFact::new(DnsTopic::Ptr, &address.to_string(), state, text);
    let list = names(asked);
    let records: Vec<String> =
        list.iter().map(|name| format!("{}. PTR {name}.", reverse_name(address))).collect();
    let back = |(_, asked): &&PtrName| asked.as_ref().is_ok_and(|a| addresses(a).contains(&address));
    match (asked, forward.iter().find(back), list.first()) {
        (_, Some((name, _)), _) => {
            fact(DnsState::Good, format!("{address} is {name}, and that name leads back to it"))
                .with_records(records)
        }
        (Ok(_), None, Some(name)) => {
            let text = format!("{address} is {name}, but that name does not lead back to it");
            fact(DnsState::Info, text).with_records(records)
        }
        (Err(LookFault::Timeout | LookFault::Failed(_)), ..) => {
            fact(DnsState::Unknown, format!("the name of {address} could not be looked up"))
        }
        _ => fact(DnsState::Info, format!("{address} has no name in DNS")),
    }
}

#[cfg(test)]
#[path = "ptr_tests.rs"]
mod tests;
