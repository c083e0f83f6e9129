//! What to probe, in the spellings that people use.

use crate::failure::Failure;
use smtpdiag_core::probe::TlsChoice;
use std::net::{IpAddr, Ipv6Addr};

/// The port where none is given: submission (RFC 6409).
pub(crate) const DEFAULT_PORT: u16 = 587;

/// A host to probe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// Host name in ASCII (IDNA applied), or an address in text.
    pub(crate) host: String,
    /// The address, where that is what was given.
    pub(crate) address: Option<IpAddr>,
    /// The port, where one was given.
    pub(crate) port: Option<u16>,
    /// What the scheme of a URL says about TLS.
    pub(crate) tls: Option<TlsChoice>,
    /// User name of a URL.
    pub(crate) user: Option<String>,
}

/// Schemes, their port and their way to TLS (RFC 8314 section 7.3 for the names of services).
const SCHEMES: [(&str, u16, TlsChoice); 4] = [
    ("smtp", 25, TlsChoice::StartTls),
    ("smtps", 465, TlsChoice::Implicit),
    ("submission", 587, TlsChoice::StartTls),
    ("submissions", 465, TlsChoice::Implicit),
];

/// Reads a target.
pub(crate) fn parse(text: &str) -> Result<Target, Failure> {
    let text = text.trim();
    match text.split_once("://") {
        Some((scheme, rest)) => url(text, scheme, rest),
        None if text.contains('@') => Err(Failure::usage(
            "the target has an @: a host is wanted, not a mail address",
            "Give the mail server, such as smtp.example.com, and the login as --user NAME.",
        )),
        None => authority(text),
    }
}

fn url(text: &str, scheme: &str, rest: &str) -> Result<Target, Failure> {
    let known = SCHEMES.iter().find(|(name, ..)| name.eq_ignore_ascii_case(scheme));
    let Some((_, port, tls)) = known else {
        return Err(Failure::usage(
            format!("{scheme}:// is no scheme of a mail server"),
            "Use smtp://, smtps://, submission:// or submissions://, or the host alone.",
        ));
    };
    let rest = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let (user, host) = match rest.rsplit_once('@') {
        Some((user, host)) => (Some(user), host),
        None => (None, rest),
    };
    if user.is_some_and(|u| u.contains(':')) {
        return Err(Failure::usage(
            "the URL holds a password, which every user of this machine can read",
            "Leave it out: smtpdiag asks for it, or reads it from SMTPDIAG_PASSWORD or --password-file FILE.",
        ));
    }
    let user = user.map(|u| percent_decoded(u).ok_or_else(|| not_understood(text))).transpose()?;
    let target = authority(host)?;
    let port = target.port.or(Some(*port));
    Ok(Target { port, tls: Some(*tls), user: user.filter(|u| !u.is_empty()), ..target })
}

/// `host`, `host:port`, `[v6]`, `[v6]:port`, bare v6.
fn authority(text: &str) -> Result<Target, Failure> {
    if let Ok(v6) = text.parse::<Ipv6Addr>() {
        return Ok(address(v6.into(), None));
    }
    let (host, port) = if let Some(rest) = text.strip_prefix('[') {
        let (host, after) = rest.split_once(']').ok_or_else(|| not_understood(text))?;
        let v6: Ipv6Addr = host.trim_start_matches("IPv6:").parse().map_err(|_| not_understood(text))?;
        let port = match after.strip_prefix(':') {
            Some(port) => Some(parse_port(port)?),
            None if after.is_empty() => None,
            None => return Err(not_understood(text)),
        };
        return Ok(address(v6.into(), port));
    } else {
        match text.rsplit_once(':') {
            Some((host, port)) => (host, Some(parse_port(port)?)),
            None => (text, None),
        }
    };
    if let Ok(v4) = host.parse::<std::net::Ipv4Addr>() {
        return Ok(address(v4.into(), port));
    }
    Ok(Target { host: host_name(host)?, address: None, port, tls: None, user: None })
}

fn address(address: IpAddr, port: Option<u16>) -> Target {
    Target { host: address.to_string(), address: Some(address), port, tls: None, user: None }
}

/// A host name as DNS wants it: IDNA applied, lengths checked.
fn host_name(text: &str) -> Result<String, Failure> {
    let name = idna::domain_to_ascii(text).map_err(|_| not_understood(text))?;
    let name = name.strip_suffix('.').unwrap_or(&name).to_owned();
    let label = |l: &str| {
        (1..=63).contains(&l.len()) && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    if name.len() > 253 || !name.split('.').all(label) {
        return Err(not_understood(text));
    }
    Ok(name)
}

fn parse_port(text: &str) -> Result<u16, Failure> {
    text.parse().ok().filter(|port| *port != 0).ok_or_else(|| {
        Failure::usage(
            format!("\"{text}\" is no port"),
            "A port is a number from 1 to 65535: 587, 465 or 25 for mail.",
        )
    })
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first == b'%' {
            let digits = after.get(..2).and_then(|d| std::str::from_utf8(d).ok())?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok().filter(|t| !t.chars().any(char::is_control))
}

fn not_understood(text: &str) -> Failure {
    Failure::usage(
        format!("\"{text}\" is no host"),
        "Give HOST, HOST:PORT, [IPv6]:PORT or smtp://HOST, such as smtp.example.com:587.",
    )
}

#[cfg(test)]
#[path = "target_tests.rs"]
mod tests;
