//! Where the machine stands in a network that is known to block ports: what
//! it blocks, how that is lifted, and what to write to whom.

use crate::knowledge::{NETWORKS, Network, cause_by_id};
use crate::report::{Finding, Fix, Reference, Report, Who};
use crate::words::{Words, fixed};

/// Causes that say "blocked", whatever the block looked like.
const BLOCKED: [&str; 2] = ["net.mail-blocked", "net.port-blocked"];

/// Tells it in the findings that it explains.
pub(super) fn tell(report: &mut Report, ids: &[&str], port: Option<u16>) {
    let words = report.language.words();
    for network in ids.iter().filter_map(|id| NETWORKS.iter().find(|network| network.id == *id)) {
        let mut told = false;
        for finding in report.findings.iter_mut().filter(|finding| explains(network, finding, port)) {
            told = true;
            apply(network, finding, port, words);
        }
        if told {
            report.notes.push(fixed(
                words.stands_at,
                &[("network", &network.name), ("state", &network.default_state)],
            ));
        }
    }
}

fn explains(network: &Network, finding: &Finding, port: Option<u16>) -> bool {
    let looks = cause_by_id(&finding.cause).is_some_and(|cause| network.causes.contains(&cause));
    let known = |port: Option<u16>| port.is_none_or(|port| network.ports.contains(&port));
    let blocks = network.ports.is_empty() || known(finding.context.port.or(port));
    (looks || BLOCKED.contains(&finding.cause.as_str())) && blocks
}

fn apply(network: &Network, finding: &mut Finding, port: Option<u16>, words: &Words) {
    let mut steps: Vec<String> = network.how_to_lift.iter().map(|step| (*step).to_owned()).collect();
    if !network.request.is_empty() {
        steps.push(fixed(words.write, &[("request", &network.request)]));
    }
    finding.fixes.insert(0, Fix { platform: "network".into(), name: network.name.into(), steps });
    if !network.source.is_empty() {
        let title = fixed(words.blocked_ports, &[("network", &network.name)]);
        finding.references.insert(0, Reference { title, url: network.source.into() });
    }
    // The symptom, on a port that this network is known to block.
    if !network.ports.is_empty() && port.is_some() {
        finding.confidence = finding.confidence.max(0.95);
        finding.who = Who::YourHost;
    }
}

#[cfg(test)]
#[path = "network_tests.rs"]
mod tests;
