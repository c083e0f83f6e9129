//! The mail servers of a domain (RFC 5321 section 5.1, RFC 7505).

use super::answer::{Asked, LookFault, Record, addresses, listed};
use crate::report::{DnsFact, DnsState, DnsTopic};
use std::net::IpAddr;

const CAUSE: &str = "dns.no-mx";
const FAILURE: &str = "dns.failure";

/// Most mail servers that are looked at. The largest providers have about five.
const MOST: usize = 16;

/// Where mail for a domain goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailHosts {
    /// To these hosts, the first one first, with their preference.
    Hosts(Vec<(u16, String)>),
    /// To the domain's own address: it has no MX record (RFC 5321 section 5.1).
    Itself,
    /// Nowhere: the domain takes no mail, on purpose (RFC 7505).
    Null,
    /// Nobody knows: the look-up failed, or the domain does not exist.
    Unknown(LookFault),
}

/// Reads an answer to a question for MX.
#[must_use]
pub fn mail_hosts(asked: &Asked) -> MailHosts {
    let answer = match asked {
        Ok(answer) => answer,
        Err(LookFault::Empty) => return MailHosts::Itself,
        Err(fault) => return MailHosts::Unknown(fault.clone()),
    };
    let of = |record: &Record| match record {
        Record::Mx { preference, host } => Some((*preference, host.clone())),
        _ => None,
    };
    let mut hosts: Vec<(u16, String)> = answer.records.iter().filter_map(of).collect();
    if hosts.is_empty() {
        return MailHosts::Itself;
    }
    hosts.retain(|(_, host)| !is_null(host));
    if hosts.is_empty() {
        return MailHosts::Null;
    }
    hosts.sort();
    hosts.dedup();
    hosts.truncate(MOST);
    MailHosts::Hosts(hosts)
}

fn is_null(host: &str) -> bool {
    host == "." || host.is_empty()
}

/// A mail server and its addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MxHost {
    /// Its preference.
    pub preference: u16,
    /// Its name.
    pub host: String,
    /// What the look-up of its addresses gave.
    pub addresses: Asked,
}

impl MxHost {
    /// Whether mail can be delivered to it, as far as DNS tells.
    #[must_use]
    pub fn leads_somewhere(&self) -> bool {
        self.addresses.as_ref().is_ok_and(|answer| !addresses(answer).is_empty())
    }
}

/// Who wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Somebody who wants to deliver there.
    Deliver,
    /// Somebody who looks after the domain: taking no mail may be on purpose.
    Own,
}

/// One fact for each mail server, or one that says why there is none. Of a
/// domain without MX, `hosts` holds the domain itself.
#[must_use]
pub fn mx_facts(domain: &str, asked: &Asked, hosts: &[MxHost], purpose: Purpose) -> Vec<DnsFact> {
    match mail_hosts(asked) {
        MailHosts::Unknown(fault) => vec![unknown(domain, &fault)],
        MailHosts::Null => vec![null(domain, purpose)],
        MailHosts::Itself => vec![itself(domain, hosts.first())],
        MailHosts::Hosts(_) => {
            let some = hosts.iter().any(MxHost::leads_somewhere);
            let mut facts: Vec<DnsFact> = hosts.iter().map(|host| server(domain, host, some)).collect();
            facts.extend(null_beside(domain, asked));
            facts
        }
    }
}

fn fact(domain: &str, state: DnsState, text: String) -> DnsFact {
    DnsFact::new(DnsTopic::Mx, domain, state, text)
}

fn unknown(domain: &str, fault: &LookFault) -> DnsFact {
    if *fault == LookFault::NotFound {
        let text = format!("The domain {domain} does not exist (NXDOMAIN).");
        return fact(domain, DnsState::Fault, text).blaming(CAUSE, "domain-missing");
    }
    let text = format!("The mail servers of {domain} could not be looked up: {fault}.");
    fact(domain, DnsState::Fault, text).blaming(FAILURE, fault.rule())
}

fn null(domain: &str, purpose: Purpose) -> DnsFact {
    let text = format!("{domain} takes no mail, on purpose: its MX record is \".\" (null MX).");
    let records = [format!("{domain}. MX 0 .")];
    match purpose {
        Purpose::Own => fact(domain, DnsState::Info, text).with_records(records),
        Purpose::Deliver => {
            fact(domain, DnsState::Fault, text).with_records(records).blaming(CAUSE, "null-mx")
        }
    }
}

/// RFC 7505 section 3: a null MX stands alone.
fn null_beside(domain: &str, asked: &Asked) -> Option<DnsFact> {
    let null = |record: &Record| matches!(record, Record::Mx { host, .. } if is_null(host));
    asked.as_ref().ok()?.records.iter().find(|record| null(record))?;
    let text = format!(
        "{domain} has a null MX (\".\") beside mail servers: some senders then give up. Take it out."
    );
    let record = format!("{domain}. MX 0 .");
    Some(fact(domain, DnsState::Warning, text).with_records([record]).blaming(CAUSE, "null-mx-beside"))
}

fn itself(domain: &str, host: Option<&MxHost>) -> DnsFact {
    match host.map(|host| &host.addresses) {
        Some(Ok(answer)) => {
            let list = listed(&addresses(answer));
            let text =
                format!("{domain} has no MX record: senders take the address of the name itself, {list}.");
            fact(domain, DnsState::Warning, text)
                .blaming(CAUSE, "no-mx")
                .publishing(format!("{domain}. MX 10 {domain}."))
        }
        Some(Err(fault)) if fault.is_failure() => unknown(domain, fault),
        _ => {
            let text = format!("{domain} has no mail server: neither an MX record nor an address.");
            fact(domain, DnsState::Fault, text)
                .blaming(CAUSE, "no-address")
                .publishing(format!("{domain}. MX 10 mail.{domain}."))
        }
    }
}

/// A server that leads nowhere is a fault where no other one helps.
fn server(domain: &str, mx: &MxHost, others: bool) -> DnsFact {
    let MxHost { preference, host, addresses: asked } = mx;
    let record = format!("{domain}. MX {preference} {host}.");
    let bad = if others { DnsState::Warning } else { DnsState::Fault };
    let told = |state, text| fact(domain, state, text).with_records([&record]);
    if host.parse::<IpAddr>().is_ok() {
        let text = format!("The MX record of {domain} holds an address, {host}, where a name must stand.");
        return told(bad, text)
            .blaming(CAUSE, "mx-is-address")
            .publishing(format!("{domain}. MX {preference} mail.{domain}."));
    }
    match asked {
        Ok(answer) => match &answer.alias {
            Some(real) => {
                let text =
                    format!("{host} is an alias (CNAME) of {real}: an MX record must name the host itself.");
                told(DnsState::Warning, text)
                    .blaming(CAUSE, "mx-is-alias")
                    .publishing(format!("{domain}. MX {preference} {real}."))
            }
            None => told(DnsState::Good, format!("{preference} {host} = {}", listed(&addresses(answer)))),
        },
        Err(fault) if fault.is_failure() => {
            let text =
                format!("The address of {host}, mail server of {domain}, could not be looked up: {fault}.");
            told(bad, text).blaming(FAILURE, fault.rule())
        }
        Err(fault) => {
            let why = if *fault == LookFault::NotFound { "does not exist" } else { "has no address" };
            let text = format!("The MX record of {domain} leads nowhere: {host} {why}.");
            told(bad, text).blaming(CAUSE, "mx-nowhere")
        }
    }
}

#[cfg(test)]
#[path = "mx_tests.rs"]
mod tests;
