//! Certificates of mail servers in DNS: TLSA records (RFC 6698) as mail uses
//! them (RFC 7672), held against the chain that a server sends.

use super::answer::{Asked, LookFault, Record};
use crate::report::{DnsFact, DnsState, DnsTopic};
use crate::session::Certificate;
use sha2::{Digest as _, Sha256, Sha512};
use std::fmt::Write as _;

const CAUSE: &str = "tls.policy";
/// Digits of a digest that are shown in a sentence.
const SHOWN: usize = 16;

/// What is known for a judgement.
#[derive(Clone, Copy, Debug)]
pub struct Dane<'a> {
    /// The server.
    pub host: &'a str,
    /// Its port.
    pub port: u16,
    /// The answer for TLSA of [`tlsa_name`].
    pub asked: &'a Asked,
    /// Whether the resolver validates DNSSEC at all; `None` where that is not known.
    pub validates: Option<bool>,
    /// Of a mail server: whether the MX record that led to it is vouched for as
    /// well, without which senders do not look at TLSA (RFC 7672 section 2.2.1).
    pub mx_signed: Option<bool>,
    /// The chain as sent, its own certificate first; empty where none was seen.
    pub chain: &'a [Certificate],
    /// Whether the user wants to begin with DANE: then the record is told where there is none.
    pub wanted: bool,
}

/// The name under which the records stand (RFC 6698 section 3).
#[must_use]
pub fn tlsa_name(host: &str, port: u16) -> String {
    format!("_{port}._tcp.{host}")
}

/// One TLSA record.
struct Tlsa<'a> {
    usage: u8,
    selector: u8,
    matching: u8,
    data: &'a [u8],
}

/// What a record is worth for this chain.
enum Worth {
    /// It is for this certificate of the chain.
    Matches(usize),
    /// It is for another one.
    Other,
    /// Mail does not use it, or it can match nothing.
    Useless(&'static str),
}

impl<'a> Tlsa<'a> {
    const fn of(record: &'a Record) -> Option<Self> {
        match record {
            Record::Tlsa { usage, selector, matching, data } => {
                Some(Self { usage: *usage, selector: *selector, matching: *matching, data: data.as_slice() })
            }
            _ => None,
        }
    }

    fn codes(&self) -> String {
        format!("{} {} {}", self.usage, self.selector, self.matching)
    }

    fn short(&self) -> String {
        let digits = hex(self.data);
        match digits.get(..SHOWN) {
            Some(start) if digits.len() > SHOWN => format!("{} {start}…", self.codes()),
            _ => format!("{} {digits}", self.codes()),
        }
    }

    fn worth(&self, chain: &[Certificate]) -> Worth {
        let length = self.data.len();
        match (self.usage, self.selector, self.matching) {
            (0 | 1, ..) => return Worth::Useless("usage 0 and 1 are not for mail (RFC 7672 section 3.1.3)"),
            (4.., ..) => return Worth::Useless("no such usage"),
            (_, 2.., _) => return Worth::Useless("no such selector"),
            (.., 3..) => return Worth::Useless("no such matching type"),
            (.., 1) if length != 32 => return Worth::Useless("a SHA-256 has 64 digits"),
            (.., 2) if length != 64 => return Worth::Useless("a SHA-512 has 128 digits"),
            _ => {}
        }
        // 3 means the server's own certificate; 2 an authority, which must be sent along.
        let own = self.usage == 3;
        let mut places = chain.iter().enumerate().filter(|(at, _)| own == (*at == 0));
        places.find(|(_, c)| self.is_of(c)).map_or(Worth::Other, |(at, _)| Worth::Matches(at))
    }

    fn is_of(&self, certificate: &Certificate) -> bool {
        let whole = if self.selector == 0 { &certificate.der } else { &certificate.spki };
        let is = match self.matching {
            0 => whole == self.data,
            1 => Sha256::digest(whole).as_slice() == self.data,
            _ => Sha512::digest(whole).as_slice() == self.data,
        };
        is && !whole.is_empty()
    }
}

/// The record that fits the certificate that is served: its key, by SHA-256
/// (RFC 7672 section 3.1.1 recommends this form).
#[must_use]
pub fn tlsa_record(host: &str, port: u16, own: &Certificate) -> Option<String> {
    let name = tlsa_name(host, port);
    (!own.spki.is_empty()).then(|| format!("{name}. TLSA 3 1 1 {}", hex(&Sha256::digest(&own.spki))))
}

/// Judges the records of a server.
#[must_use]
pub fn dane_fact(dane: &Dane<'_>) -> DnsFact {
    let name = tlsa_name(dane.host, dane.port);
    let own = dane.chain.first().and_then(|own| tlsa_record(dane.host, dane.port, own));
    let fact = |state, text: String| DnsFact::new(DnsTopic::Dane, &name, state, text);
    let answer = match dane.asked {
        Ok(answer) => answer,
        Err(LookFault::NotFound | LookFault::Empty) => {
            let told = fact(DnsState::Info, format!("{}: no TLSA record", dane.host));
            return match own.filter(|_| dane.wanted) {
                Some(record) => told.publishing(record),
                None => told,
            };
        }
        Err(LookFault::Timeout) => return fact(DnsState::Unknown, format!("{name}: {}", LookFault::Timeout)),
        Err(fault) => {
            let text =
                format!("TLSA of {} cannot be looked up: {fault}. Senders with DANE then wait.", dane.host);
            return fact(DnsState::Warning, text).blaming("dns.failure", "tlsa");
        }
    };
    let records: Vec<Tlsa<'_>> = answer.records.iter().filter_map(Tlsa::of).collect();
    let lines = records.iter().map(|r| format!("{name}. TLSA {} {}", r.codes(), hex(r.data)));
    let (state, rule, text) = match (answer.authentic, dane.validates) {
        (true, _) if dane.mx_signed == Some(false) => {
            let text = format!(
                "The MX record that leads to {} is not signed (DNSSEC): senders pass over its TLSA records.",
                dane.host
            );
            (DnsState::Warning, "mx-unsigned", text)
        }
        (true, _) => judged(dane, &records),
        (false, Some(true)) => {
            let text =
                format!("The TLSA records of {} are not signed (DNSSEC): senders pass over them.", dane.host);
            (DnsState::Warning, "tlsa-unsigned", text)
        }
        (false, _) => {
            let (_, _, found) = judged(dane, &records);
            let text =
                format!("{found}. Your resolver does not validate DNSSEC, so the records are not proved");
            (DnsState::Unknown, "", text)
        }
    };
    let mut told = fact(state, text).with_records(lines);
    if matches!(state, DnsState::Fault | DnsState::Warning) {
        told = told.blaming(CAUSE, rule);
    }
    match own.filter(|_| matches!(rule, "tlsa-mismatch" | "tlsa-useless")) {
        Some(record) => told.publishing(record),
        None => told,
    }
}

fn judged(dane: &Dane<'_>, records: &[Tlsa<'_>]) -> (DnsState, &'static str, String) {
    let host = dane.host;
    let worth: Vec<(&Tlsa<'_>, Worth)> = records.iter().map(|r| (r, r.worth(dane.chain))).collect();
    let list = |of: &[&Tlsa<'_>]| of.iter().map(|r| r.short()).collect::<Vec<_>>().join(", ");
    if let Some((record, at)) =
        worth.iter().find_map(|(r, w)| if let Worth::Matches(at) = w { Some((r, *at)) } else { None })
    {
        let which = match (at, record.selector) {
            (0, 1) => "the key that is served".to_owned(),
            (0, _) => "the certificate that is served".to_owned(),
            (at, _) => format!("certificate {} of the chain; name and dates count as well", at + 1),
        };
        let others: Vec<&Tlsa<'_>> =
            worth.iter().filter(|(_, w)| matches!(w, Worth::Other)).map(|(r, _)| *r).collect();
        let rest = if others.is_empty() { String::new() } else { format!("; not in use: {}", list(&others)) };
        return (DnsState::Good, "", format!("{host}: {} is {which}{rest}", record.short()));
    }
    let useless =
        worth.iter().find_map(|(r, w)| if let Worth::Useless(why) = w { Some((r, why)) } else { None });
    let usable: Vec<&Tlsa<'_>> =
        worth.iter().filter(|(_, w)| matches!(w, Worth::Other)).map(|(r, _)| *r).collect();
    if let (Some((record, why)), true) = (useless, usable.is_empty()) {
        let text = format!("No TLSA record of {host} is of use: {}: {why}.", record.short());
        return (DnsState::Warning, "tlsa-useless", text);
    }
    if dane.chain.is_empty() {
        let text = format!("{host}: {}; no certificate was seen to compare", list(&usable));
        return (DnsState::Unknown, "", text);
    }
    let text = format!(
        "No TLSA record of {host} fits the certificate that it serves ({}): senders with DANE do not deliver.",
        list(&usable)
    );
    (DnsState::Fault, "tlsa-mismatch", text)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
#[path = "dane_tests.rs"]
mod tests;
