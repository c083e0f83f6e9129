//! Where a program connects to, in the words of telnet, curl, PHP and others.

use crate::session::{Endpoint, TlsMode};

/// An endpoint out of `host:port`, `[v6]:port`, `ssl://host:port`, `host`.
pub(super) fn host_port(text: &str) -> Endpoint {
    let (scheme, rest) = text.split_once("://").map_or((None, text), |(scheme, rest)| (Some(scheme), rest));
    let rest = rest.trim_end_matches(['/', '.', ',']);
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') || host.ends_with(']') => (host, port.parse().ok()),
        _ => (rest, None),
    };
    let tls_mode = match scheme {
        Some("ssl" | "smtps" | "sslv3" | "submissions") => Some(TlsMode::Implicit),
        Some("tls") if port == Some(465) => Some(TlsMode::Implicit),
        _ => None,
    };
    Endpoint { tls_mode, ..named(host, port) }
}

/// An endpoint of a host or an address.
pub(super) fn named(host: &str, port: Option<u16>) -> Endpoint {
    let host = host.trim_matches(['[', ']', '"', '\'', '`']).trim_end_matches('.');
    let (mut found, bounded) = (Endpoint { port, ..Endpoint::default() }, host.len() <= 255);
    if host.is_empty() || !bounded {
    } else if host.parse::<std::net::IpAddr>().is_ok() {
        found.ip = Some(host.to_owned());
    } else {
        found.host = Some(host.to_owned());
    }
    found
}

/// `Trying 192.0.2.1...`, `Trying 192.0.2.1:587...`, `Trying mail.example.com:587...`
pub(super) fn trying_words(text: &str) -> Option<Endpoint> {
    let rest = text.trim_start().strip_prefix("Trying ")?;
    let word = rest.split("...").next()?.trim();
    if word.is_empty() || word.contains(' ') && !word.contains(" port ") {
        return None;
    }
    Some(match word.split_once(" port ") {
        Some((host, port)) => named(host, port.parse().ok()),
        None => host_port(word),
    })
}

/// `Connected to mail.example.com.`, `Connected to mail.example.com (203.0.113.60) port 587 (#0)`
pub(super) fn connected_words(text: &str) -> Option<Endpoint> {
    let rest = text.trim_start().strip_prefix("Connected to ")?;
    let (host, tail) = rest.split_once(' ').unwrap_or((rest, ""));
    if host.is_empty() || !host.contains(['.', ':']) && !tail.is_empty() {
        return None;
    }
    let port = tail.split_once("port ").and_then(|(_, port)| {
        let digits = port.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse().ok()
    });
    let mut found = host_port(host.trim_end_matches('.'));
    found.port = port.or(found.port);
    if let Some((ip, _)) = tail.strip_prefix('(').and_then(|rest| rest.split_once(')'))
        && ip.parse::<std::net::IpAddr>().is_ok()
    {
        found.ip = Some(ip.to_owned());
    }
    Some(found)
}
