//! Names and addresses that stay.

use crate::knowledge::{PATTERNS, PROVIDERS};
use crate::pattern::{AGAIN, END, expand};
use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

/// Top-level domains; those that are words of code (`name`, `host`) are not among them.
const TLDS: &str = include_str!("../../data/tlds.txt");

/// Endings of private networks, which say that a name is not public.
const SPECIAL: [&str; 7] = ["local", "lan", "internal", "localdomain", "intranet", "corp", "home"];

/// Second-level domains under which names are sold.
const SHARED: [&str; 9] = ["co", "com", "org", "net", "ac", "gov", "edu", "ne", "or"];

/// Whether this is a top-level domain.
pub(super) fn is_tld(label: &str) -> bool {
    label.starts_with("xn--") || SPECIAL.contains(&label) || is_listed(label)
}

fn is_listed(label: &str) -> bool {
    let ends = |at: usize| at == TLDS.len() || TLDS[at..].starts_with('\n');
    let starts = |at: usize| at == 0 || TLDS[..at].ends_with('\n');
    TLDS.match_indices(label).any(|(at, _)| starts(at) && ends(at + label.len()))
}

/// The ending, where it is one of private networks.
pub(super) fn special(label: &str) -> Option<&'static str> {
    SPECIAL.iter().find(|s| **s == label).copied()
}

/// Names that RFC 2606 and 6761 keep for examples, and this machine.
pub(super) fn is_reserved(host: &str) -> bool {
    let end = host.rsplit('.').next().unwrap_or(host);
    matches!(end, "example" | "test" | "invalid" | "localhost")
        || ["example.com", "example.net", "example.org"]
            .iter()
            .any(|d| host.strip_suffix(d).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
        || matches!(host, "localhost.localdomain" | "localhost6.localdomain6" | "ip6-localhost")
}

/// How many labels the domain has that somebody registered.
pub(super) fn domain_labels(labels: &[&str]) -> usize {
    match labels {
        [.., _, second, top] if top.len() == 2 && SHARED.contains(second) => 3,
        _ => labels.len().min(2),
    }
}

/// Whether a provider or a pattern knows this name.
pub(super) fn is_known(name: &str) -> bool {
    let of_provider = PROVIDERS.iter().any(|p| {
        let hosts = p.hosts.iter().map(|h| h.host);
        p.domains.iter().copied().chain(hosts).any(|host| is_or_holds(host, name))
    });
    of_provider || DOTTED.iter().any(|words| is_word_of(words, name))
}

/// The words of patterns that may hold names.
static DOTTED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut dotted: Vec<String> = Vec::new();
    // A form ends with a control character; none of the others is one of these.
    let forms = PATTERNS.split(|op| matches!(*op, END | AGAIN)).filter(|code| code.contains(&b'.'));
    for variant in forms.flat_map(expand) {
        let words = variant.literals().filter_map(|words| std::str::from_utf8(words).ok());
        dotted.extend(words.filter(|words| holds_name(words)).map(str::to_owned));
    }
    dotted.sort_unstable();
    dotted.dedup();
    dotted
});

fn holds_name(words: &str) -> bool {
    let letter = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = words.as_bytes();
    words.match_indices('.').any(|(at, _)| {
        at > 0 && letter(bytes.get(at - 1)) && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
    })
}

/// The part of a known host that stays: all of it where a provider or a
/// pattern names it, else what follows a `*`, else the domain.
pub(super) fn kept_part<'a>(host: &'a str, domain: &'a str) -> &'a str {
    if is_known(host) && !host.starts_with(|c: char| c.is_ascii_digit()) {
        return host;
    }
    let starred = PROVIDERS.iter().flat_map(|p| p.hosts).filter_map(|h| h.host.strip_prefix("*."));
    let longest = starred.filter(|end| host.ends_with(end)).map(str::len).max().unwrap_or(0);
    let mut keep = &host[host.len() - longest.max(domain.len())..];
    // `zen.spamhaus.org` stays whole where patterns name it.
    for (at, _) in host.match_indices('.') {
        let tail = &host[at + 1..];
        if tail.len() > keep.len() && is_known(tail) {
            keep = tail;
            break;
        }
    }
    keep
}

/// `gmail.com` for `smtp.gmail.com`, `outlook.com` for `*.mail.protection.outlook.com`.
fn is_or_holds(host: &str, name: &str) -> bool {
    host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn is_word_of(words: &str, name: &str) -> bool {
    let inside = |c: char| c.is_ascii_alphanumeric() || c == '-';
    words
        .match_indices(name)
        .any(|(at, _)| !words[..at].ends_with(inside) && !words[at + name.len()..].starts_with(inside))
}

/// Whether the address belongs to somebody.
pub(super) const fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let shared = a == 100 && b & 0xc0 == 64;
    let documentation = matches!([a, b, c], [192, 0, 2] | [198, 51, 100] | [203, 0, 113]);
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || shared
        || documentation
        || a == 0
        || a >= 224)
}

/// The same for IPv6.
pub(super) const fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    let documentation = first == 0x2001 && second == 0x0db8;
    let private = first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80 || first >= 0xff00;
    !(ip.is_loopback() || ip.is_unspecified() || documentation || private)
}
