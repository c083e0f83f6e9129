//! The grammar of SPF records (RFC 7208 section 12).

use std::net::{Ipv4Addr, Ipv6Addr};

/// What `all` does with everybody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Qualifier {
    Pass,
    Neutral,
    SoftFail,
    Fail,
}

/// A mechanism or modifier, as far as a check of the record needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    All(Qualifier),
    /// A term that looks a name up: what for, and the name where one is given.
    Look(Look, Option<String>),
    /// `ip4` and `ip6`.
    Network,
    /// `exp` and modifiers that nobody knows, which are passed over.
    Other,
}

/// What a term looks up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Include,
    Redirect,
    A,
    Mx,
    Ptr,
    Exists,
}

/// Whether a text is meant as an SPF record (RFC 7208 section 4.5).
pub(super) fn is_spf(text: &str) -> bool {
    let mut words = text.split(' ');
    words.next().is_some_and(|first| first.eq_ignore_ascii_case("v=spf1"))
}

/// Most terms that are read of one record.
const MOST: usize = 256;

/// Reads the terms of a record. `Err` says which one is wrong, and how.
pub(super) fn terms(record: &str) -> Result<Vec<Term>, String> {
    let words = record.split(' ').skip(1).filter(|word| !word.is_empty());
    words.take(MOST).map(term).collect()
}

fn term(word: &str) -> Result<Term, String> {
    let name_end = word.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')));
    let modifier = name_end.filter(|end| word[*end..].starts_with('=') && *end > 0);
    if let Some(end) = modifier {
        return modified(word, &word[..end], &word[end + 1..]);
    }
    let (qualifier, rest) = qualified(word);
    let (name, value) = match rest.find([':', '/']) {
        Some(at) if rest[at..].starts_with(':') => (&rest[..at], Some(&rest[at + 1..])),
        Some(at) => (&rest[..at], Some(&rest[at..])),
        None => (rest, None),
    };
    let wrong = |why: &str| Err(format!("\"{word}\" {why}"));
    match (name.to_ascii_lowercase().as_str(), value) {
        ("all", None) => Ok(Term::All(qualifier)),
        ("all", Some(_)) => wrong("has more than \"all\""),
        ("include", Some(name)) if is_domain(name) => Ok(Term::Look(Look::Include, Some(name.into()))),
        ("exists", Some(name)) if is_domain(name) => Ok(Term::Look(Look::Exists, Some(name.into()))),
        ("include" | "exists", _) => wrong("lacks a domain"),
        ("a", value) => with_prefix(word, Look::A, value),
        ("mx", value) => with_prefix(word, Look::Mx, value),
        ("ptr", None) => Ok(Term::Look(Look::Ptr, None)),
        ("ptr", Some(name)) if is_domain(name) => Ok(Term::Look(Look::Ptr, Some(name.into()))),
        ("ptr", _) => wrong("has no domain behind the colon"),
        ("ip4", Some(network)) if is_network::<Ipv4Addr>(network, 32) => Ok(Term::Network),
        ("ip6", Some(network)) if is_network::<Ipv6Addr>(network, 128) => Ok(Term::Network),
        ("ip4", _) => wrong("holds no IPv4 address or network"),
        ("ip6", _) => wrong("holds no IPv6 address or network"),
        ("ip" | "ipv4", _) => wrong("is unknown; for an IPv4 address write ip4:"),
        ("ipv6", _) => wrong("is unknown; for an IPv6 address write ip6:"),
        ("spf1" | "v", _) => wrong("stands in the middle of the record"),
        _ => wrong("is unknown"),
    }
}

fn qualified(word: &str) -> (Qualifier, &str) {
    match word.as_bytes().first() {
        Some(b'+') => (Qualifier::Pass, &word[1..]),
        Some(b'?') => (Qualifier::Neutral, &word[1..]),
        Some(b'~') => (Qualifier::SoftFail, &word[1..]),
        Some(b'-') => (Qualifier::Fail, &word[1..]),
        _ => (Qualifier::Pass, word),
    }
}

fn modified(word: &str, name: &str, value: &str) -> Result<Term, String> {
    match name.to_ascii_lowercase().as_str() {
        "redirect" if is_domain(value) => Ok(Term::Look(Look::Redirect, Some(value.into()))),
        "redirect" => Err(format!("\"{word}\" lacks a domain")),
        "include" | "ip4" | "ip6" | "a" | "mx" => Err(format!("\"{word}\" has = where a colon must stand")),
        "v" => Err(format!("\"{word}\" stands in the middle of the record")),
        _ => Ok(Term::Other),
    }
}

/// `a`, `mx`: optional domain, optional lengths of the networks.
fn with_prefix(word: &str, look: Look, value: Option<&str>) -> Result<Term, String> {
    let Some(value) = value else { return Ok(Term::Look(look, None)) };
    let (domain, prefix) = value.split_at(value.find('/').unwrap_or(value.len()));
    let number = |text: &str, most: u8| text.parse::<u8>().is_ok_and(|n| n <= most);
    let fits = match prefix.strip_prefix("//") {
        Some(v6) => number(v6, 128),
        None => match prefix.strip_prefix('/').map(|p| p.split_once("//").unwrap_or((p, ""))) {
            Some((v4, v6)) => number(v4, 32) && (v6.is_empty() || number(v6, 128)),
            None => true,
        },
    };
    match (fits, domain.is_empty()) {
        (false, _) => Err(format!("\"{word}\" has a wrong length of a network")),
        (true, true) if prefix.is_empty() => Err(format!("\"{word}\" has no domain behind the colon")),
        (true, true) => Ok(Term::Look(look, None)),
        (true, false) if is_domain(domain) => Ok(Term::Look(look, Some(domain.into()))),
        (true, false) => Err(format!("\"{word}\" names no domain")),
    }
}

/// A domain, or a text with macros that becomes one.
fn is_domain(text: &str) -> bool {
    let visible = text.bytes().all(|b| b.is_ascii_graphic());
    visible && (text.contains('%') || text.trim_end_matches('.').contains('.'))
}

fn is_network<T: std::str::FromStr>(text: &str, most: u8) -> bool {
    let (address, length) = text.split_once('/').map_or((text, None), |(a, l)| (a, Some(l)));
    address.parse::<T>().is_ok() && length.is_none_or(|l| l.parse::<u8>().is_ok_and(|n| n <= most))
}

/// Spellings that people use, and the right ones.
const MISSPELT: [(&str, &str); 8] = [
    ("ipv4:", "ip4:"),
    ("ipv6:", "ip6:"),
    ("ip:", "ip4:"),
    ("include=", "include:"),
    ("ip4=", "ip4:"),
    ("ip6=", "ip6:"),
    ("a=", "a:"),
    ("mx=", "mx:"),
];

/// One record in place of these: joined, misspelt terms put right, ending in
/// `-all` or `~all`. `None` where a term stays wrong.
pub(super) fn mended(records: &[String]) -> Option<String> {
    let mut list: Vec<String> = Vec::new();
    let mut ending = None;
    for word in records.iter().flat_map(|record| record.split(' ').skip(1)).filter(|word| !word.is_empty()) {
        let (_, bare) = qualified(word);
        if bare.eq_ignore_ascii_case("all") {
            // The milder one of two is the safer one.
            let strict = word.starts_with('-') && ending != Some("~all");
            ending = Some(if strict { "-all" } else { "~all" });
            continue;
        }
        let right = MISSPELT.iter().find_map(|(wrong, right)| {
            let rest = word.get(..wrong.len()).filter(|start| start.eq_ignore_ascii_case(wrong))?;
            Some(format!("{right}{}", &word[rest.len()..]))
        });
        let word = right.unwrap_or_else(|| word.to_owned());
        let useless = bare.eq_ignore_ascii_case("ptr") || word.eq_ignore_ascii_case("v=spf1");
        if !useless && !list.contains(&word) {
            list.push(word);
        }
    }
    if list.is_empty() && records.is_empty() {
        list.push("mx".into());
    }
    let redirects = list.iter().any(|word| word.to_ascii_lowercase().starts_with("redirect="));
    list.extend(ending.or((!redirects).then_some("~all")).map(str::to_owned));
    list.insert(0, "v=spf1".into());
    let text = list.join(" ");
    terms(&text).is_ok().then_some(text)
}

#[cfg(test)]
#[path = "spf_tests.rs"]
mod tests;
