//! Probes of every server that a domain names in DNS.

use super::monitor;
use super::running::{self, probed, runtime};
use crate::args::{Format, Global, ProbeArgs};
use crate::drive::Tools;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::dns::RecordType;
use crate::output;
use crate::terminal::{Screen, show_facts};
use smtpdiag_core::names::{
    Asked, MailHosts, MxHost, Purpose, SrvTarget, mail_hosts, mx_facts, srv_facts, srv_targets,
};
use smtpdiag_core::probe::{Outcome, Plan, TlsChoice};
use smtpdiag_core::render::{Line, Probed, Thresholds};
use smtpdiag_core::report::{DnsFact, DnsState, DnsTopic, Report};
use smtpdiag_core::{Rules, ServerKind, diagnose_servers};
use std::time::Duration;

/// The port of mail servers among each other.
const SMTP: u16 = 25;
/// Most servers that are probed in one run.
const MOST: usize = 8;

/// What all probes of a run share.
pub(super) struct Run<'a> {
    pub(super) screen: &'a mut Screen,
    pub(super) tools: Tools,
    pub(super) global: &'a Global,
    pub(super) rules: Rules,
    /// When monitoring is to hear of it.
    pub(super) thresholds: Thresholds,
    /// Print the dialogues as well.
    pub(super) dialogue: bool,
    /// Look at TLSA records as well; whether the record to publish is wanted where there is none.
    pub(super) dane: Option<bool>,
    /// Whether the resolver vouches for the MX records that were read.
    pub(super) mx_signed: Option<bool>,
}

/// Whether the target is a name alone: then its domain may name the server. A
/// recording and monitoring are of the one server that they were asked for.
pub(super) fn may_name_others(args: &ProbeArgs, global: &Global) -> bool {
    let one = args.record.is_some() || matches!(global.format, Format::Nagios | Format::Prometheus);
    !one && !args.v4
        && !args.v6
        && args.parsed_target().is_ok_and(|target| {
            target.port.is_none() && target.address.is_none() && target.host.contains('.')
        })
}

impl Run<'_> {
    /// `--mx`.
    pub(super) fn mail_servers(&mut self, plan: Plan, args: &ProbeArgs) -> Result<Exit, Failure> {
        let domain = domain(&plan)?;
        let port = args.parsed_target()?.port.unwrap_or(SMTP);
        let (asked, hosts) = self.mx(&domain, plan.timeout)?;
        let mut facts = mx_facts(&domain, &asked, &hosts, Purpose::Deliver);
        self.show(&facts)?;
        let mut kind = ServerKind::Mail;
        if let Some(wanted) = &args.names.mta_sts {
            let domain = if wanted.is_empty() { &domain } else { wanted };
            let names: Vec<String> = hosts.iter().map(|mx| mx.host.clone()).collect();
            let (_, policy) = runtime()?.block_on(self.policy(domain, &names, plan.timeout));
            kind = policy.server_kind();
            self.show_more(std::slice::from_ref(&policy.fact))?;
            facts.push(policy.fact);
        }
        let usable = hosts.into_iter().filter(MxHost::leads_somewhere);
        let plans = usable.map(|mx| Plan { host: mx.host, port, ..plan.clone() }).collect();
        self.probe_all(&domain, kind, facts, plans)
    }

    /// The answer for MX, and the addresses of each host; of a domain without
    /// MX, its own.
    pub(super) fn mx(&mut self, domain: &str, limit: Duration) -> Result<(Asked, Vec<MxHost>), Failure> {
        let dns = self.tools.dns;
        let name = domain.to_owned();
        let (asked, known) = runtime()?.block_on(async move {
            let asked = dns.ask(&name, RecordType::MX, limit).await;
            let hosts = match mail_hosts(&asked) {
                MailHosts::Hosts(hosts) => hosts,
                MailHosts::Itself => vec![(0, name)],
                MailHosts::Null | MailHosts::Unknown(_) => Vec::new(),
            };
            let mut known = Vec::new();
            for (preference, host) in hosts {
                let addresses = dns.addresses(&host, limit).await;
                known.push(MxHost { preference, host, addresses });
            }
            (asked, known)
        });
        self.mx_signed = asked.as_ref().ok().map(|answer| answer.authentic);
        Ok((asked, known))
    }

    /// `--srv`.
    pub(super) fn submission_servers(&mut self, plan: Plan) -> Result<Exit, Failure> {
        let domain = domain(&plan)?;
        let (mut facts, plans) = self.srv(&domain, &plan)?;
        if plans.is_empty() {
            facts = vec![none_named(&domain, &facts)];
        }
        self.show(&facts)?;
        self.probe_all(&domain, ServerKind::Submission, facts, plans)
    }

    /// The servers that a name without an address names in SRV records;
    /// `None` where it names none.
    pub(super) fn servers_in_srv(&mut self, plan: &Plan) -> Result<Option<Exit>, Failure> {
        let (facts, plans) = self.srv(&plan.host, plan)?;
        if plans.is_empty() {
            return Ok(None);
        }
        self.show_more(&facts)?;
        self.probe_all(&plan.host, ServerKind::Submission, facts, plans).map(Some)
    }

    fn srv(&self, domain: &str, plan: &Plan) -> Result<(Vec<DnsFact>, Vec<Plan>), Failure> {
        let (dns, limit) = (self.tools.dns, plan.timeout);
        let asked = runtime()?.block_on(dns.srv_answers(domain, limit));
        let targets = srv_targets(&asked).into_iter();
        let plans = targets.map(|target| Plan {
            credentials: plan.credentials.clone().filter(|_| may_log_in(&target, domain)),
            host: target.host,
            port: target.port,
            tls: if target.implicit { TlsChoice::Implicit } else { TlsChoice::StartTls },
            ..plan.clone()
        });
        Ok((srv_facts(domain, &asked), plans.collect()))
    }

    /// Probes one server after the other, and prints one report over all.
    pub(super) fn probe_all(
        &mut self,
        name: &str,
        kind: ServerKind,
        facts: Vec<DnsFact>,
        plans: Vec<Plan>,
    ) -> Result<Exit, Failure> {
        let mut outcomes: Vec<(String, Outcome)> = Vec::new();
        let left_out = plans.len().saturating_sub(MOST);
        for mut plan in plans.into_iter().take(MOST) {
            if let Some(credentials) = &mut plan.credentials {
                // To be used once, with one server.
                credentials.nonce = self.tools.tls.nonce().map_err(|e| Failure::Internal(e.to_string()))?;
            }
            let host = plan.host.clone();
            let mut outcome = probed(self.screen, plan.clone(), self.tools.clone(), self.global)?;
            self.add_dane(&plan, &mut outcome)?;
            self.dialogue(&outcome)?;
            let stopped = !outcome.complete;
            outcomes.push((host, outcome));
            if stopped {
                break;
            }
        }
        if outcomes.is_empty() && self.is_text() {
            self.screen.line(&Line::default())?;
        }
        let mut report = diagnose_servers(name, kind, facts, &outcomes, self.rules, self.global.lang);
        if left_out > 0 {
            report.complete = false;
            report.notes.push(format!("{left_out} more servers were not probed."));
        }
        let took = outcomes.iter().map(|(_, outcome)| outcome.took).sum();
        self.print(report, name, took)
    }

    /// Prints the report over all, of which a text has shown already what DNS says.
    pub(super) fn print(
        &mut self,
        mut report: Report,
        target: &str,
        took: Duration,
    ) -> Result<Exit, Failure> {
        if self.global.format == Format::Text {
            report.dns.clear();
        }
        let probed = Probed { report: &report, target, took };
        monitor::print(self.screen, &probed, &self.thresholds, self.global)
    }

    /// Prints the dialogue, where it is wanted.
    pub(super) fn dialogue(&mut self, outcome: &Outcome) -> Result<(), Failure> {
        if !self.dialogue || self.global.format != Format::Text {
            return Ok(());
        }
        running::dialogue(self.screen, outcome)
    }

    /// Shows facts as rows, where a person reads along.
    pub(super) fn show(&mut self, facts: &[DnsFact]) -> Result<(), Failure> {
        if self.is_text() {
            self.screen.line(&Line::default())?;
        }
        self.show_more(facts)
    }

    /// Shows a row after those of a probe, which ended in an empty line.
    pub(super) fn show_after(&mut self, fact: &DnsFact) -> Result<(), Failure> {
        self.show_more(std::slice::from_ref(fact))?;
        if self.is_text() {
            self.screen.line(&Line::default())?;
        }
        Ok(())
    }

    /// Shows further rows.
    pub(super) fn show_more(&mut self, facts: &[DnsFact]) -> Result<(), Failure> {
        if self.is_text() {
            show_facts(self.screen, facts)?;
        }
        Ok(())
    }

    pub(super) fn is_text(&self) -> bool {
        self.global.format == Format::Text && !self.global.quiet
    }
}

/// A password goes to no host that DNS alone has named: whoever forges the
/// answer would get it.
fn may_log_in(target: &SrvTarget, domain: &str) -> bool {
    let within = target.is_within(domain);
    if !within {
        let host = &target.host;
        output::warn(&format!(
            "no login at {host}: that it serves {domain} is said by DNS alone.\n  \
             If you know the host, probe it by its own name: smtpdiag probe {host}"
        ));
    }
    within
}

fn domain(plan: &Plan) -> Result<String, Failure> {
    match plan.address {
        None => Ok(plan.host.clone()),
        Some(address) => Err(Failure::usage(
            format!("{address} is an address: a domain is wanted"),
            "Give the part behind the @, such as example.com.",
        )),
    }
}

/// What to say of a domain without SRV records.
fn none_named(domain: &str, facts: &[DnsFact]) -> DnsFact {
    if let Some(unknown) = facts.iter().find(|fact| fact.state == DnsState::Unknown) {
        let text = format!("The submission servers of {domain} could not be looked up: {}.", unknown.text);
        return DnsFact::new(DnsTopic::Srv, domain, DnsState::Fault, text).blaming("dns.failure", "srv");
    }
    let text = format!("{domain} names no submission server in DNS (SRV).");
    DnsFact::new(DnsTopic::Srv, domain, DnsState::Fault, text)
        .blaming("dns.nxdomain", "no-srv")
        .publishing(format!("_submissions._tcp.{domain}. SRV 0 1 465 mail.{domain}."))
}
