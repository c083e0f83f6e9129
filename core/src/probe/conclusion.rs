//! What a comparison shows, in fixed words that the causes know: a change of
//! wording here is a change of their patterns.

use super::comparison::{MAIL, WEB};
use crate::report::AttemptState;
use crate::report::AttemptState::{Forbidden, Open, TimedOut, Unreachable};

/// How every conclusion begins.
pub(super) const PREFIX: &str = "compared: ";

/// What was seen of the host that is probed.
#[derive(Debug)]
pub(super) struct Compared<'a> {
    /// The port that was asked for, and what came of it.
    pub(super) port: u16,
    pub(super) state: AttemptState,
    /// The other ports of the same host.
    pub(super) others: Vec<(u16, AttemptState)>,
    /// Whether the host is known to serve the port: then silence is not its own.
    pub(super) known: bool,
    pub(super) second: Option<Second<'a>>,
}

/// What was seen of the host to compare with.
#[derive(Debug)]
pub(super) struct Second<'a> {
    pub(super) host: &'a str,
    /// The same port.
    pub(super) port: Option<AttemptState>,
    /// Its port 443.
    pub(super) web: Option<AttemptState>,
}

/// The conclusion, or `None` where nothing follows.
pub(super) fn conclude(seen: &Compared<'_>) -> Option<String> {
    if seen.others.is_empty() && seen.second.is_none() {
        return None;
    }
    let words = match seen.state {
        Open | AttemptState::Failed => return None,
        // A server for incoming mail may serve nothing but 25, which many networks
        // block: silence all over tells nothing more.
        TimedOut if silent_relay(seen) => return None,
        Forbidden => forbidden(seen),
        _ if second_port(seen) == Some(Open) => not_blocked(seen),
        _ => match (open_mail(seen), state_of(seen, WEB)) {
            (Some(other), _) => one_port(seen, &format!("port {other} of the same host is open")),
            (None, Some(Open)) if seen.port != WEB && looked_at_mail(seen) => all_mail(seen),
            (None, Some(Open)) => one_port(seen, &format!("port {WEB} of the same host is open")),
            _ => everything(seen),
        },
    };
    Some(format!("{PREFIX}{words}"))
}

fn silent_relay(seen: &Compared<'_>) -> bool {
    let silent = seen.others.iter().all(|(_, state)| *state == TimedOut);
    seen.port == 25 && silent && seen.second.is_none() && !seen.known
}

/// The local machine says no, at once and without a packet.
fn forbidden(seen: &Compared<'_>) -> String {
    let port = seen.port;
    match seen.others.iter().find(|(_, state)| *state != Forbidden) {
        Some((other, _)) => format!("this machine forbids port {port}; port {other} is not forbidden"),
        None => "this machine forbids every port that was tried".into(),
    }
}

/// Another host answers on the same port, so no network blocks the port as such.
fn not_blocked(seen: &Compared<'_>) -> String {
    let (port, second) = (seen.port, second_name(seen));
    match (open_mail(seen), state_of(seen, WEB)) {
        (Some(other), _) if rejected(seen.state) => nothing_listens(port, other),
        (Some(other), _) => {
            format!(
                "the service on port {port} is down; {second} answers on it, and port {other} of the same host is open"
            )
        }
        (None, Some(Open)) => {
            format!(
                "the mail service is down; {second} answers on port {port}, and port {WEB} of the same host is open"
            )
        }
        _ if rejected(seen.state) => "the server refuses every port that was tried".into(),
        _ => format!("the server is down; no port of it answers, and {second} does"),
    }
}

/// The port is no good, and another mail port of the host is.
fn one_port(seen: &Compared<'_>, open: &str) -> String {
    let port = seen.port;
    if rejected(seen.state) && seen.state != Unreachable && !seen.known && second_port(seen).is_none() {
        return format!("nothing listens on port {port}; {open}");
    }
    format!("port {port} is blocked on the way; {}, {open}{}", how(seen.state), proof(seen))
}

/// No mail port, but the web.
fn all_mail(seen: &Compared<'_>) -> String {
    let refused = rejected(seen.state) && seen.state != Unreachable;
    if refused && !seen.known && second_port(seen).is_none() {
        return format!("no mail port is served; port {WEB} of the same host is open");
    }
    let how = if refused { "all are refused" } else { "none answers" };
    format!(
        "the mail ports are blocked on the way; {how}, port {WEB} of the same host is open{}",
        proof(seen)
    )
}

/// Nothing at all of this host.
fn everything(seen: &Compared<'_>) -> String {
    let web = seen.second.as_ref().and_then(|second| second.web);
    let second = second_name(seen);
    let alike = |wanted: fn(AttemptState) -> bool| {
        wanted(seen.state) && seen.others.iter().all(|(_, state)| wanted(*state))
    };
    // Routers answer so only a few times a second: silence goes with it.
    if seen.state == Unreachable && alike(|state| matches!(state, Unreachable | TimedOut)) {
        return "no way to the server on any port".into();
    }
    if alike(rejected) && !seen.known {
        return "the server refuses every port that was tried".into();
    }
    if let (TimedOut, Some((up, _))) = (seen.state, seen.others.iter().find(|(_, state)| answered(*state))) {
        return one_port(seen, &format!("the host is up and refuses port {up}"));
    }
    match web {
        Some(Open) if seen.known || second_port(seen).is_some_and(|state| state != Open) => {
            format!(
                "the mail ports are blocked on the way; none answers, port {WEB} of {second} is open{}",
                proof(seen)
            )
        }
        Some(Open) => format!("the server is down; no port of it answers, and {second} does"),
        Some(_) => format!("this network lets nothing out; neither the server nor {second} answers"),
        None if seen.known => {
            format!("the mail ports are blocked on the way; no port of the server answers{}", proof(seen))
        }
        None => "the server is down; no port of it answers".into(),
    }
}

fn nothing_listens(port: u16, other: u16) -> String {
    format!("nothing listens on port {port}; port {other} of the same host is open")
}

/// What makes a block certain, in words behind the conclusion.
fn proof(seen: &Compared<'_>) -> String {
    match second_port(seen) {
        Some(state) if state != Open => {
            format!("; {} cannot be reached on port {} either", second_name(seen), seen.port)
        }
        _ if seen.known => "; the server is known to serve it".into(),
        _ => String::new(),
    }
}

const fn how(state: AttemptState) -> &'static str {
    match state {
        TimedOut => "nothing answers there",
        Unreachable => "a router rejects it",
        _ => "it is refused",
    }
}

/// Refused by the host itself, most likely: so it is up.
const fn answered(state: AttemptState) -> bool {
    matches!(state, AttemptState::Refused | AttemptState::Reset)
}

/// Answered with a no: by the host, or by a firewall in its name.
const fn rejected(state: AttemptState) -> bool {
    matches!(state, AttemptState::Refused | AttemptState::Reset | Unreachable)
}

fn state_of(seen: &Compared<'_>, port: u16) -> Option<AttemptState> {
    seen.others.iter().find(|(other, _)| *other == port).map(|(_, state)| *state)
}

fn open_mail(seen: &Compared<'_>) -> Option<u16> {
    // The best to go on with stands first.
    let by_use = [587, 465, 2525, 25];
    debug_assert_eq!(by_use.len(), MAIL.len());
    by_use.into_iter().find(|port| state_of(seen, *port) == Some(Open))
}

fn looked_at_mail(seen: &Compared<'_>) -> bool {
    seen.others.iter().any(|(port, _)| MAIL.contains(port))
}

fn second_port(seen: &Compared<'_>) -> Option<AttemptState> {
    seen.second.as_ref().and_then(|second| second.port)
}

fn second_name<'a>(seen: &Compared<'a>) -> &'a str {
    seen.second.as_ref().map_or("another host", |second| second.host)
}

#[cfg(test)]
#[path = "conclusion_tests.rs"]
mod tests;
