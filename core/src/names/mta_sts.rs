//! TLS for mail to a domain, by a policy over HTTPS (RFC 8461).

use super::answer::{Asked, LookFault, Record};
use super::tags::{Tags, is_version};
use crate::report::{DnsFact, DnsState, DnsTopic};

const CAUSE: &str = "tls.policy";

/// RFC 8461 section 3.2: a year.
const LONGEST: u64 = 31_557_600;
/// Below a day the policy protects nobody: senders forget it.
const SHORT: u64 = 86_400;
/// Most patterns that are read of a policy.
const MOST: usize = 64;

/// The host that serves the policy, at `/.well-known/mta-sts.txt` (RFC 8461 section 3.3).
#[must_use]
pub fn mta_sts_host(domain: &str) -> String {
    format!("mta-sts.{domain}")
}

/// Whether the answer for TXT of `_mta-sts.DOMAIN` says that there is a policy.
#[must_use]
pub fn wants_policy(asked: &Asked) -> bool {
    !versions(asked).is_empty()
}

fn versions(asked: &Asked) -> Vec<&str> {
    let records = asked.iter().flat_map(|answer| &answer.records);
    let texts = records.filter_map(|r| if let Record::Txt(text) = r { Some(text.as_str()) } else { None });
    texts.filter(|text| is_version(text, "STSv1")).collect()
}

/// What a policy says.
#[derive(Debug, Default, PartialEq, Eq)]
struct Policy<'a> {
    version: Option<&'a str>,
    mode: Option<&'a str>,
    max_age: Option<u64>,
    mx: Vec<&'a str>,
}

impl<'a> Policy<'a> {
    fn parse(text: &'a str) -> Self {
        let mut policy = Self::default();
        for (key, value) in text.lines().filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            match key.trim() {
                "version" => policy.version = policy.version.or(Some(value)),
                "mode" => policy.mode = policy.mode.or(Some(value)),
                "max_age" => policy.max_age = policy.max_age.or(value.parse().ok()),
                "mx" if policy.mx.len() < MOST => policy.mx.push(value),
                _ => {}
            }
        }
        policy
    }

    /// RFC 8461 section 4.1: a `*` stands for the first label alone.
    fn allows(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        self.mx.iter().any(|pattern| {
            let pattern = pattern.trim_end_matches('.').to_ascii_lowercase();
            match pattern.strip_prefix("*.") {
                Some(rest) => host.split_once('.').is_some_and(|(_, tail)| tail == rest),
                None => pattern == host,
            }
        })
    }
}

/// Whether a policy makes senders insist on a certificate that fits.
#[must_use]
pub fn is_enforced(policy: &str) -> bool {
    let policy = Policy::parse(policy);
    policy.version == Some("STSv1") && policy.mode == Some("enforce")
}

/// Judges the record, the policy (or why it could not be fetched) and whether
/// every mail server is named in it.
#[must_use]
pub fn mta_sts_fact(
    domain: &str,
    asked: &Asked,
    policy: Option<&Result<String, String>>,
    hosts: &[String],
) -> DnsFact {
    let name = format!("_mta-sts.{domain}");
    let fact = |state, text: String| DnsFact::new(DnsTopic::MtaSts, &name, state, text);
    let found = versions(asked);
    let records: Vec<String> = found.iter().map(|text| format!("{name}. TXT \"{text}\"")).collect();
    let bad = |state, rule: &str, text: String| fact(state, text).blaming(CAUSE, rule);
    let one = match (asked, &found[..]) {
        (Err(LookFault::NotFound | LookFault::Empty), _) | (Ok(_), []) => {
            return fact(DnsState::Info, "none: senders do not insist on TLS".into());
        }
        (Err(fault), _) => return fact(DnsState::Unknown, fault.to_string()),
        (_, [one]) => *one,
        (_, many) => {
            let text =
                format!("{domain} has {} MTA-STS records: senders then act as if it had none.", many.len());
            return bad(DnsState::Warning, "mta-sts-records", text).with_records(records);
        }
    };
    let id = Tags::parse(one).ok().and_then(|tags| tags.get("id").map(str::to_owned));
    let id_fits = |id: &String| (1..=32).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric());
    if !id.as_ref().is_some_and(id_fits) {
        let text = format!("The MTA-STS record of {domain} has no valid id=: senders act as if it had none.");
        return bad(DnsState::Warning, "mta-sts-record", text)
            .with_records(records)
            .publishing(format!("{name}. TXT \"v=STSv1; id=1\""));
    }
    let (state, rule, text, lines) = match policy {
        None => (DnsState::Unknown, "", "the policy was not fetched".into(), Vec::new()),
        Some(Err(why)) => {
            let place = format!("https://{}/.well-known/mta-sts.txt", mta_sts_host(domain));
            let text = format!("The MTA-STS policy of {domain} cannot be fetched: {why} ({place}).");
            (DnsState::Warning, "mta-sts-fetch", text, Vec::new())
        }
        Some(Ok(text)) => {
            let (state, rule, words) = judged(domain, &Policy::parse(text), hosts);
            (state, rule, words, text.lines().map(str::to_owned).collect::<Vec<_>>())
        }
    };
    let told = fact(state, text).with_records(records.into_iter().chain(lines));
    if rule.is_empty() { told } else { told.blaming(CAUSE, rule) }
}

fn judged(domain: &str, policy: &Policy<'_>, hosts: &[String]) -> (DnsState, &'static str, String) {
    let invalid = |why: &str| {
        let text =
            format!("The MTA-STS policy of {domain} is not valid: {why}. Senders act as if there were none.");
        (DnsState::Warning, "mta-sts-policy", text)
    };
    if policy.version != Some("STSv1") {
        return invalid("it does not say version: STSv1");
    }
    let Some(max_age) = policy.max_age.filter(|age| *age <= LONGEST) else {
        return invalid("max_age is missing, or longer than a year");
    };
    let mode = match policy.mode {
        Some("none") => return (DnsState::Info, "", "the policy is switched off (mode: none)".into()),
        Some(mode @ ("enforce" | "testing")) => mode,
        _ => return invalid("mode is none of enforce, testing and none"),
    };
    if policy.mx.is_empty() {
        return invalid("it names no mx");
    }
    let missing: Vec<&str> = hosts.iter().filter(|host| !policy.allows(host)).map(String::as_str).collect();
    if !missing.is_empty() {
        let state = if mode == "enforce" { DnsState::Fault } else { DnsState::Warning };
        let text = format!(
            "The MTA-STS policy of {domain} (mode: {mode}) does not name {}: senders that follow it do not deliver \
             there. Add the line \"mx: {}\" and change the id in DNS.",
            missing.join(", "),
            missing[0],
        );
        return (state, "mta-sts-mx", text);
    }
    if max_age < SHORT {
        let text =
            format!("The MTA-STS policy of {domain} holds for {max_age} s: less than a day protects nobody.");
        return (DnsState::Warning, "mta-sts-max-age", text);
    }
    let days = max_age / 86_400;
    (DnsState::Good, "", format!("mode {mode}, all mail servers are in the policy, holds for {days} days"))
}

#[cfg(test)]
#[path = "mta_sts_tests.rs"]
mod tests;
