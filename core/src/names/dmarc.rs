//! What receivers do with mail that proves nothing (RFC 7489 section 6.3; the
//! walk up the tree, in place of a list of public suffixes, is that of its
//! successor).

use super::answer::{Asked, Record};
use super::tags::{Tags, is_version};
use crate::report::{DnsFact, DnsState, DnsTopic};

const CAUSE: &str = "identity.dmarc";

/// Most names that are asked, from the domain up.
const MOST: usize = 8;

/// The names under which the policy of a domain may stand, its own first; a
/// top-level domain alone is not asked.
#[must_use]
pub fn dmarc_names(domain: &str) -> Vec<String> {
    let labels: Vec<&str> = domain.split('.').collect();
    let starts = 0..labels.len().saturating_sub(1).max(1);
    starts.take(MOST).map(|start| format!("_dmarc.{}", labels[start..].join("."))).collect()
}

/// Judges the answers of [`dmarc_names`], in that order; the first policy counts.
#[must_use]
pub fn dmarc_fact(domain: &str, answers: &[(String, Asked)]) -> DnsFact {
    let own = format!("_dmarc.{domain}");
    let fact = |state, text: String| DnsFact::new(DnsTopic::Dmarc, &own, state, text);
    for (name, asked) in answers {
        let policies = policies(asked);
        match (asked, &policies[..]) {
            (Err(fault), _) if fault.is_failure() => {
                return fact(DnsState::Unknown, format!("the policy could not be looked up: {fault}"));
            }
            (_, []) => {}
            (_, [one]) => {
                let above = (*name != own).then_some(name.as_str());
                return judged(domain, one, above, &fact).with_records([format!("{name}. TXT \"{one}\"")]);
            }
            (_, many) => {
                let text =
                    format!("{name} has {} DMARC records: receivers then ignore all. Keep one.", many.len());
                let records = many.iter().map(|text| format!("{name}. TXT \"{text}\""));
                return fact(DnsState::Fault, text).with_records(records).blaming(CAUSE, "several-records");
            }
        }
    }
    let text = format!(
        "{domain} has no DMARC policy: nobody tells you who sends in its name, and Gmail, Yahoo and Microsoft want one of bulk senders."
    );
    fact(DnsState::Warning, text)
        .blaming(CAUSE, "none")
        .publishing(format!("{own}. TXT \"v=DMARC1; p=none; rua=mailto:postmaster@{domain}\""))
}

fn policies(asked: &Asked) -> Vec<&str> {
    let records = asked.iter().flat_map(|answer| &answer.records);
    let texts = records.filter_map(|r| if let Record::Txt(text) = r { Some(text.as_str()) } else { None });
    texts.filter(|text| is_version(text, "DMARC1")).collect()
}

fn judged(
    domain: &str,
    record: &str,
    above: Option<&str>,
    fact: &impl Fn(DnsState, String) -> DnsFact,
) -> DnsFact {
    let bad = |rule: &str, why: String| {
        let text = format!("The DMARC record of {domain} is not valid: {why}.");
        fact(DnsState::Fault, text).blaming(CAUSE, rule)
    };
    let tags = match Tags::parse(record) {
        Ok(tags) => tags,
        Err(piece) => return bad("syntax", format!("\"{piece}\" is no tag")),
    };
    let wanted = above.and_then(|_| tags.get("sp")).or_else(|| tags.get("p"));
    let reports = tags.get("rua");
    let policy = match wanted.map(str::to_ascii_lowercase).as_deref() {
        Some("none") => "none",
        Some("quarantine") => "quarantine",
        Some("reject") => "reject",
        Some(other) => return bad("policy", format!("p={other} is none of none, quarantine and reject")),
        None => return bad("policy", "it has no p=".into()),
    };
    if let Some(wrong) = reports.and_then(|list| list.split(',').find(|uri| !is_uri(uri))) {
        return bad(
            "reports",
            format!("rua={} is no address such as mailto:postmaster@{domain}", wrong.trim()),
        );
    }
    let from = above.map_or(String::new(), |name| format!(", by {name}"));
    let report = if reports.is_some() { "reports are sent" } else { "nobody gets reports (rua= is missing)" };
    let meaning = match policy {
        "none" => "mail that proves nothing is let through",
        "quarantine" => "mail that proves nothing goes to the spam folder",
        _ => "mail that proves nothing is refused",
    };
    fact(DnsState::Good, format!("p={policy}: {meaning}; {report}{from}"))
}

fn is_uri(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    text.strip_prefix("mailto:").is_some_and(|address| address.contains('@')) || text.starts_with("https://")
}

#[cfg(test)]
#[path = "dmarc_tests.rs"]
mod tests;
