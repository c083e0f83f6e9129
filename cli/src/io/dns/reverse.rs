//! The name of an address, and whether it leads back.

use super::Dns;
use hickory_resolver::proto::rr::RecordType;
use smtpdiag_core::names::{Record, ptr_fact, reverse_name};
use smtpdiag_core::report::DnsFact;
use std::net::IpAddr;
use std::time::Duration;

/// Longest that a look-up may take, whatever the limit of a step: nothing waits for it.
const LIMIT: Duration = Duration::from_secs(5);

/// Names that are followed, of an address that has many.
const MOST: usize = 3;

impl Dns {
    /// Looks up the name of an address, and the addresses of that name.
    pub(crate) async fn reverse(self, address: IpAddr) -> DnsFact {
        let asked = self.ask(&reverse_name(address), RecordType::PTR, LIMIT).await;
        let mut forward = Vec::new();
        let records = asked.iter().flat_map(|answer| &answer.records);
        let kind = if address.is_ipv4() { RecordType::A } else { RecordType::AAAA };
        for record in records.take(MOST) {
            if let Record::Ptr(name) = record {
                forward.push((name.clone(), self.ask(name, kind, LIMIT).await));
            }
        }
        ptr_fact(address, &asked, &forward)
    }
}
