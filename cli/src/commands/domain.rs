//! `smtpdiag domain`: what DNS says of a domain, and what its mail servers say.

use super::policies::{Seen, dane};
use super::running::runtime;
use super::servers::Run;
use crate::args::{DomainArgs, Global};
use crate::drive::Tools;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::tls::{Roots, TlsClient};
use crate::io::{clock, host};
use crate::terminal::Screen;
use smtpdiag_core::names::{MxHost, Purpose, Record, mx_facts};
use smtpdiag_core::probe::Plan;
use smtpdiag_core::render::Thresholds;
use smtpdiag_core::report::{DnsFact, DnsState};
use smtpdiag_core::{Rules, ServerKind};
use std::net::IpAddr;

/// Addresses of mail servers whose names are looked up.
const MOST: usize = 8;

/// Looks at a domain.
pub(super) fn run(screen: &mut Screen, args: &DomainArgs, global: &Global) -> Result<Exit, Failure> {
    let domain = args.name()?;
    let roots = args.ca_file.as_deref().map_or_else(|| Ok(Roots::default()), Roots::with_file)?;
    let (dialer, dns) = (args.route.dialer(), args.resolver.dns());
    let tools = Tools { tls: TlsClient::new(roots), dialer, dns, ptr: false };
    let mut run = Run {
        screen,
        tools,
        global,
        rules: Rules::default(),
        thresholds: Thresholds::default(),
        dialogue: false,
        dane: Some(false),
        mx_signed: None,
    };
    let mut facts = Vec::new();
    let (asked, hosts) = run.mx(&domain, args.timeout)?;
    run.tell(&mut facts, mx_facts(&domain, &asked, &hosts, Purpose::Own))?;
    // Of a domain that does not exist nothing more can be known.
    let dead = facts.iter().any(|fact| fact.rule.as_deref() == Some("domain-missing") || failed(fact));
    let mut kind = ServerKind::Mail;
    if !dead {
        kind = run.records(&domain, args, &hosts, &mut facts)?;
    }
    if args.no_probe && !dead {
        let found = runtime()?.block_on(run.tlsa_of(&hosts, args));
        run.tell(&mut facts, found)?;
    }
    let plans = if args.no_probe { Vec::new() } else { plans(args, hosts)? };
    run.probe_all(&domain, kind, facts, plans)
}

fn failed(fact: &DnsFact) -> bool {
    fact.state == DnsState::Fault && fact.cause.as_deref() == Some("dns.failure")
}

impl Run<'_> {
    /// All records beside MX.
    fn records(
        &mut self,
        domain: &str,
        args: &DomainArgs,
        hosts: &[MxHost],
        facts: &mut Vec<DnsFact>,
    ) -> Result<ServerKind, Failure> {
        let (dns, limit) = (self.tools.dns, args.timeout);
        let runtime = runtime()?;
        let names = runtime.block_on(self.names_of(hosts));
        self.tell(facts, names)?;
        let spf = runtime.block_on(dns.spf(domain, limit));
        self.tell(facts, vec![spf])?;
        let dkim = runtime.block_on(dns.dkim(domain, &args.selector, limit));
        self.tell(facts, dkim)?;
        let dmarc = runtime.block_on(dns.dmarc(domain, limit));
        self.tell(facts, vec![dmarc])?;
        let names: Vec<String> = hosts.iter().map(|mx| mx.host.clone()).collect();
        let (_, policy) = runtime.block_on(self.policy(domain, &names, limit));
        let kind = policy.server_kind();
        self.tell(facts, vec![policy.fact])?;
        let tls_rpt = runtime.block_on(dns.tls_rpt(domain, limit));
        self.tell(facts, vec![tls_rpt])?;
        let srv = runtime.block_on(dns.srv(domain, limit));
        self.tell(facts, srv)?;
        Ok(kind)
    }

    /// The TLSA records, where no certificate is there to compare.
    async fn tlsa_of(&self, hosts: &[MxHost], args: &DomainArgs) -> Vec<DnsFact> {
        let mut facts = Vec::new();
        for mx in hosts.iter().take(MOST) {
            let seen = Seen { host: &mx.host, port: args.port, mx_signed: self.mx_signed, chain: &[] };
            facts.push(dane(self.tools.dns, &seen, args.timeout, false).await);
        }
        facts
    }

    /// Shows facts, and keeps them.
    fn tell(&mut self, facts: &mut Vec<DnsFact>, new: Vec<DnsFact>) -> Result<(), Failure> {
        if facts.is_empty() {
            self.show(&new)?;
        } else {
            self.show_more(&new)?;
        }
        facts.extend(new);
        Ok(())
    }

    async fn names_of(&self, hosts: &[MxHost]) -> Vec<DnsFact> {
        let records = hosts.iter().flat_map(|host| &host.addresses).flat_map(|answer| &answer.records);
        let mut addresses: Vec<IpAddr> =
            records.filter_map(|r| if let Record::Address(ip) = r { Some(*ip) } else { None }).collect();
        addresses.dedup();
        let mut facts = Vec::new();
        for address in addresses.into_iter().take(MOST) {
            facts.push(self.tools.dns.reverse(address).await);
        }
        facts
    }
}

fn plans(args: &DomainArgs, hosts: Vec<MxHost>) -> Result<Vec<Plan>, Failure> {
    let family = args.route.family(smtpdiag_core::probe::Family::Any)?;
    let comparison = args.route.comparison()?;
    let plan = |mx: MxHost| Plan {
        ehlo: host::ehlo_name(),
        timeout: args.timeout,
        unix_time: clock::unix_time(),
        family,
        comparison: comparison.clone(),
        trace: args.route.trace,
        ..Plan::new(mx.host, args.port)
    };
    Ok(hosts.into_iter().filter(MxHost::leads_somewhere).map(plan).collect())
}
