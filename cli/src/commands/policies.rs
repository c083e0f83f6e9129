//! What a domain promises about TLS, held against what a server showed: DANE
//! and MTA-STS.

use super::running::runtime;
use super::servers::Run;
use crate::args::target;
use crate::failure::Failure;
use crate::io::dns::{Dns, RecordType};
use crate::io::https::Fetcher;
use smtpdiag_core::ServerKind;
use smtpdiag_core::names::{
    Asked, Dane, LookFault, dane_fact, is_enforced, mta_sts_fact, mta_sts_host, tlsa_name, wants_policy,
};
use smtpdiag_core::probe::{Outcome, Plan};
use smtpdiag_core::report::DnsFact;
use smtpdiag_core::session::{Certificate, EventKind};
use std::time::Duration;

/// A policy's fact, and whether it makes senders insist.
pub(super) struct MtaSts {
    pub(super) fact: DnsFact,
    enforced: bool,
}

impl MtaSts {
    /// Whether senders overlook a certificate that does not fit.
    pub(super) const fn server_kind(&self) -> ServerKind {
        if self.enforced { ServerKind::MailEnforced } else { ServerKind::Mail }
    }
}

impl Run<'_> {
    /// `--dane`: adds to the outcome what the TLSA records say of the certificate that was seen.
    pub(super) fn add_dane(&mut self, plan: &Plan, outcome: &mut Outcome) -> Result<(), Failure> {
        let Some(wanted) = self.dane else { return Ok(()) };
        let host = host_name(plan);
        let (dns, limit, port) = (self.tools.dns, plan.timeout, plan.port);
        let chain = chain(outcome);
        let seen = Seen { host: &host, port, mx_signed: self.mx_signed, chain };
        let fact = runtime()?.block_on(dane(dns, &seen, limit, wanted));
        self.show_after(&fact)?;
        outcome.dns.push(fact);
        Ok(())
    }

    /// `--mta-sts` of a host: adds what the policy of its domain says.
    pub(super) fn add_mta_sts(
        &mut self,
        plan: &Plan,
        wanted: &str,
        outcome: &mut Outcome,
    ) -> Result<(), Failure> {
        let domains = if wanted.is_empty() { above(&plan.host) } else { vec![domain(wanted)?] };
        let hosts = [host_name(plan)];
        let found = runtime()?.block_on(async {
            let mut last = None;
            for domain in domains {
                let (asked, found) = self.policy(&domain, &hosts, plan.timeout).await;
                let wants = wants_policy(&asked);
                last = last.filter(|_| !wants).or(Some(found));
                if wants {
                    break;
                }
            }
            last
        });
        if let Some(MtaSts { fact, .. }) = found {
            self.show_after(&fact)?;
            outcome.dns.push(fact);
        }
        Ok(())
    }

    /// The MTA-STS record of a domain, and its policy held against these hosts.
    pub(super) async fn policy(&self, domain: &str, hosts: &[String], limit: Duration) -> (Asked, MtaSts) {
        let dns = self.tools.dns;
        let asked = dns.ask(&format!("_mta-sts.{domain}"), RecordType::TXT, limit).await;
        let policy = if wants_policy(&asked) {
            let (dialer, tls) = (self.tools.dialer.clone(), self.tools.tls.clone());
            let fetcher = Fetcher { dns, dialer, tls, limit };
            Some(fetcher.get(&mta_sts_host(domain), "/.well-known/mta-sts.txt").await)
        } else {
            None
        };
        let fact = mta_sts_fact(domain, &asked, policy.as_ref(), hosts);
        let enforced = policy.is_some_and(|policy| policy.is_ok_and(|text| is_enforced(&text)));
        (asked, MtaSts { fact, enforced })
    }
}

/// A server, and what is known of it.
pub(super) struct Seen<'a> {
    pub(super) host: &'a str,
    pub(super) port: u16,
    /// Whether the MX record that led to it is vouched for.
    pub(super) mx_signed: Option<bool>,
    /// The certificates that it sent.
    pub(super) chain: &'a [Certificate],
}

/// What the TLSA records of a server say of its chain.
pub(super) async fn dane(dns: Dns, seen: &Seen<'_>, limit: Duration, wanted: bool) -> DnsFact {
    let &Seen { host, port, mx_signed, chain } = seen;
    let asked = dns.ask(&tlsa_name(host, port), RecordType::TLSA, limit).await;
    // Where there are no records, nothing has to be proved.
    let none = matches!(asked, Err(LookFault::NotFound | LookFault::Empty));
    let validates = if none { None } else { dns.validates(limit).await };
    dane_fact(&Dane { host, port, asked: &asked, validates, mx_signed, chain, wanted })
}

/// The chain that the server sent last.
fn chain(outcome: &Outcome) -> &[Certificate] {
    let chains = outcome.events.iter().rev().filter_map(|event| match &event.kind {
        EventKind::TlsUp(facts) => Some(facts.chain.as_slice()),
        _ => None,
    });
    chains.into_iter().next().unwrap_or_default()
}

fn host_name(plan: &Plan) -> String {
    plan.host.trim_end_matches('.').to_ascii_lowercase()
}

/// A name and those above it, without the top-level domain.
fn above(host: &str) -> Vec<String> {
    let labels: Vec<&str> = host.split('.').collect();
    (0..labels.len().saturating_sub(1)).map(|start| labels[start..].join(".")).take(6).collect()
}

fn domain(text: &str) -> Result<String, Failure> {
    Ok(target::parse(text)?.host)
}
