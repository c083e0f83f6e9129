//! Findings from what DNS says. The facts name their cause by themselves, as
//! checks do: there are no words of a stranger to match.

use super::finding::{Case, finding};
use crate::knowledge::cause_by_id;
use crate::limits;
use crate::report::{Context, DnsFact, DnsState, Evidence, Finding, Fix, Language, Severity};
use crate::text::clean;

/// Source name of DNS in evidence.
const SOURCE: &str = "dns";

/// How sure a finding from records is: they were read, not guessed.
const SURE: f64 = 0.97;

/// The facts, fit to show: records are written by strangers.
pub(super) fn shown(facts: &[DnsFact]) -> Vec<DnsFact> {
    let one = |fact: &DnsFact| DnsFact {
        name: clean(&fact.name),
        text: clean(&fact.text),
        records: fact.records.iter().map(|record| clean(record)).collect(),
        publish: fact.publish.as_deref().map(clean),
        ..fact.clone()
    };
    facts.iter().take(limits::DNS_FACTS).map(one).collect()
}

/// The findings of facts, one for each cause.
pub(super) fn findings(facts: &[DnsFact], language: Language) -> Vec<Finding> {
    let mut list: Vec<Finding> = Vec::new();
    for (index, fact) in facts.iter().enumerate() {
        let Some(mut new) = of(fact, index, language) else { continue };
        match list.iter_mut().find(|known| known.cause == new.cause) {
            Some(known) => join(known, &mut new),
            None => list.push(new),
        }
    }
    list
}

fn of(fact: &DnsFact, index: usize, language: Language) -> Option<Finding> {
    let milder = match fact.state {
        DnsState::Fault => None,
        DnsState::Warning => Some(Severity::Warning),
        _ => return None,
    };
    let cause = fact.cause.as_deref()?;
    let id = cause_by_id(cause)?;
    let domain = domain(&fact.name);
    let mut case = Case {
        rule: format!("{cause}/{}", fact.rule.as_deref().unwrap_or("dns")),
        confidence: SURE,
        milder,
        context: Context { host: Some(domain.to_owned()), ..Context::default() },
        evidence: evidence(fact, index),
        count: 1,
        language,
        ..Case::default()
    };
    case.values.set("host", domain);
    case.values.set("domain", domain);
    let mut finding = finding(id, case);
    finding.summary.clone_from(&fact.text);
    finding.fixes.splice(0..0, publish(fact));
    Some(finding)
}

/// The domain of a name such as `_dmarc.example.com`.
fn domain(name: &str) -> &str {
    let mut rest = name;
    while let Some((first, after)) = rest.split_once('.')
        && first.starts_with('_')
    {
        rest = after;
    }
    rest.split_once("._domainkey.").map_or(rest, |(_, domain)| domain)
}

/// Lines count facts and their records, as a listing of them would.
fn evidence(fact: &DnsFact, index: usize) -> Vec<Evidence> {
    let line = |text: &String| Evidence {
        source: SOURCE.into(),
        line: index as u64 + 1,
        start: 0,
        end: 0,
        text: text.clone(),
    };
    let shown = if fact.records.is_empty() { std::slice::from_ref(&fact.text) } else { &fact.records[..] };
    shown.iter().take(limits::EVIDENCE).map(line).collect()
}

fn publish(fact: &DnsFact) -> Option<Fix> {
    let record = fact.publish.as_ref()?;
    let steps = vec![format!("Publish this record in the zone, in place of the wrong one: `{record}`")];
    Some(Fix { platform: "dns".into(), name: format!("in the DNS of {}", domain(&fact.name)), steps })
}

fn join(known: &mut Finding, new: &mut Finding) {
    if new.severity < known.severity {
        std::mem::swap(known, new);
    }
    known.count += new.count;
    known.evidence.append(&mut new.evidence);
    known.evidence.truncate(limits::EVIDENCE);
    let records = new.fixes.drain(..).filter(|fix| fix.platform == "dns").flat_map(|fix| fix.steps);
    if let Some(first) = known.fixes.first_mut().filter(|fix| fix.platform == "dns") {
        first.steps.extend(records);
    }
}

#[cfg(test)]
#[path = "names_tests.rs"]
mod tests;
