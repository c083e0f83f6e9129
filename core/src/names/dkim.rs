//! Keys for DKIM signatures (RFC 6376 section 3.6.1).

use super::answer::{Asked, LookFault, Record};
use super::tags::Tags;
use crate::report::{DnsFact, DnsState, DnsTopic};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

const CAUSE: &str = "identity.dkim";

/// Names of keys that providers and programs use by default.
pub fn common_selectors() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("../../data/dkim-selectors.txt").lines();
    lines.map(|line| line.split('#').next().unwrap_or("").trim()).filter(|line| !line.is_empty())
}

/// The keys of a domain. Of selectors that were only tried (`given` false),
/// those that exist are told, or that none does.
#[must_use]
pub fn dkim_facts(domain: &str, given: bool, answers: &[(String, Asked)]) -> Vec<DnsFact> {
    let missing = |asked: &Asked| matches!(asked, Err(LookFault::NotFound | LookFault::Empty));
    if given {
        return answers.iter().map(|(selector, asked)| dkim_fact(domain, selector, asked)).collect();
    }
    let found =
        answers.iter().filter(|(_, asked)| asked.as_ref().is_ok_and(|a| a.records.iter().any(is_key)));
    let facts: Vec<DnsFact> = found.map(|(selector, asked)| dkim_fact(domain, selector, asked)).collect();
    if !facts.is_empty() {
        return facts;
    }
    let (state, text) = if answers.iter().all(|(_, asked)| missing(asked) || asked.is_ok()) {
        let words = "no key under the usual selectors; give the one in your mails (s= of DKIM-Signature) as --selector";
        (DnsState::Info, words)
    } else {
        (DnsState::Unknown, "the keys could not be looked up")
    };
    vec![DnsFact::new(DnsTopic::Dkim, domain, state, text)]
}

fn is_key(record: &Record) -> bool {
    matches!(record, Record::Txt(text) if Tags::parse(text).is_ok_and(|tags| tags.get("p").is_some()))
}

/// One key.
#[must_use]
pub fn dkim_fact(domain: &str, selector: &str, asked: &Asked) -> DnsFact {
    let name = format!("{selector}._domainkey.{domain}");
    let fact = |state, text: String| DnsFact::new(DnsTopic::Dkim, &name, state, text);
    let bad = |rule: &str, text: String| fact(DnsState::Fault, text).blaming(CAUSE, rule);
    let answer = match asked {
        Ok(answer) => answer,
        Err(LookFault::NotFound | LookFault::Empty) => {
            return bad(
                "no-key",
                format!(
                    "There is no DKIM key {selector} of {domain}: signatures that name it do not verify."
                ),
            );
        }
        Err(fault) => return fact(DnsState::Unknown, format!("{selector}: {fault}")),
    };
    let texts: Vec<&str> = answer
        .records
        .iter()
        .filter_map(|r| if let Record::Txt(t) = r { Some(t.as_str()) } else { None })
        .collect();
    let records: Vec<String> = texts.iter().map(|text| format!("{name}. TXT \"{text}\"")).collect();
    let text = match texts[..] {
        [one] => one,
        _ => {
            let text = format!(
                "The DKIM key {selector} of {domain} has {} records: only one may stand there.",
                texts.len()
            );
            return bad("several-keys", text).with_records(records);
        }
    };
    judged(text, selector, domain, &fact, &bad).with_records(records)
}

fn judged(
    text: &str,
    selector: &str,
    domain: &str,
    fact: &impl Fn(DnsState, String) -> DnsFact,
    bad: &impl Fn(&str, String) -> DnsFact,
) -> DnsFact {
    let whose = format!("The DKIM key {selector} of {domain}");
    let tags = match Tags::parse(text) {
        Ok(tags) => tags,
        Err(piece) => return bad("key-syntax", format!("{whose} is not valid: \"{piece}\" is no tag.")),
    };
    if tags.get("v").is_some_and(|v| v != "DKIM1") {
        return bad("key-syntax", format!("{whose} is not valid: its version is not DKIM1."));
    }
    let Some(key) = tags.get("p") else {
        return bad("key-syntax", format!("{whose} is not valid: it has no p= with the key."));
    };
    if key.is_empty() {
        return fact(DnsState::Info, format!("{selector}: withdrawn (p= is empty)"));
    }
    let bare: String = key.chars().filter(|c| !c.is_whitespace()).collect();
    let Ok(der) = STANDARD.decode(bare) else {
        return bad(
            "key-syntax",
            format!(
                "{whose} is not valid: its p= is no base64. A quote or a line break may have got into it."
            ),
        );
    };
    let testing = tags.get("t").is_some_and(|t| t.split(':').any(|flag| flag.trim() == "y"));
    let kind = tags.get("k").unwrap_or("rsa");
    match (kind, rsa_bits(der.len())) {
        ("ed25519", _) if der.len() == 32 => {
            fact(DnsState::Good, format!("{selector}: Ed25519{}", mode(testing)))
        }
        ("ed25519", _) => bad("key-syntax", format!("{whose} is not valid: an Ed25519 key has 32 bytes.")),
        ("rsa", bits) if bits < 1024 => bad(
            "key-short",
            format!("{whose} has {bits} bits: receivers want 1024 at least, better 2048 (RFC 8301)."),
        ),
        ("rsa", bits) if bits < 2048 => {
            let text = format!("{whose} has {bits} bits; make a new one of 2048.");
            fact(DnsState::Warning, text).blaming(CAUSE, "key-short")
        }
        ("rsa", bits) => fact(DnsState::Good, format!("{selector}: RSA {bits}{}", mode(testing))),
        (kind, _) => bad("key-syntax", format!("{whose} is of a kind that receivers do not know: {kind}.")),
    }
}

const fn mode(testing: bool) -> &'static str {
    if testing { "; marked as a test (t=y): some receivers then ignore it" } else { "" }
}

/// Bits of an RSA key, by the length of its subjectPublicKeyInfo: the usual
/// sizes lie far apart, and what is around the modulus has 38 bytes at most.
fn rsa_bits(bytes: usize) -> usize {
    const SIZES: [usize; 7] = [512, 768, 1024, 1536, 2048, 3072, 4096];
    let closest = SIZES.iter().rev().find(|bits| bytes >= **bits / 8 + 22);
    closest.copied().unwrap_or(bytes * 8)
}

#[cfg(test)]
#[path = "dkim_tests.rs"]
mod tests;
