//! Which router the way to a port ends behind: what the hops said, compared
//! with the hops on the way to port 443.

use std::net::IpAddr;

/// Most hops of a way: the usual limit of traceroute.
pub const HOPS: u8 = 30;

/// What the packets to one port met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The port.
    pub port: u16,
    /// Hop after hop, the first router in front.
    pub hops: Vec<Hop>,
}

/// What came back from one hop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hop {
    /// Nothing.
    Silent,
    /// A router said that it passed the packet on as far as it was to go.
    Passed(IpAddr),
    /// A router said that the packet may not or cannot go on.
    Rejected(IpAddr),
    /// The server answered: open, or refused.
    Reached {
        /// Whether the port is open.
        open: bool,
    },
}

impl Trace {
    /// The last hop that answered, from 1, and what it said.
    fn last(&self) -> Option<(usize, Hop)> {
        let heard = self.hops.iter().copied().enumerate().rev().find(|(_, hop)| *hop != Hop::Silent);
        heard.map(|(index, hop)| (index + 1, hop))
    }

    /// The way in words, one line a hop; silence after the last answer is one line.
    pub(super) fn lines(&self) -> Vec<String> {
        let last = self.last().map_or(0, |(number, _)| number);
        let mut lines: Vec<String> = self
            .hops
            .iter()
            .take(last)
            .enumerate()
            .map(|(index, hop)| format!("port {}, hop {}: {}", self.port, index + 1, hop_words(*hop)))
            .collect();
        if last < self.hops.len() {
            lines.push(format!("port {}, from hop {}: silence", self.port, last + 1));
        }
        lines
    }
}

fn hop_words(hop: Hop) -> String {
    match hop {
        Hop::Silent => "silence".into(),
        Hop::Passed(ip) => ip.to_string(),
        Hop::Rejected(ip) => format!("{ip} rejects it"),
        Hop::Reached { open: true } => "the server, open".into(),
        Hop::Reached { open: false } => "the server, refused".into(),
    }
}

/// What the two ways show, as a failure in fixed words (see the patterns of
/// `net.port-blocked`) or as a note.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Traced {
    Failure(String),
    Note(String),
}

pub(super) fn conclude(mail: &Trace, web: &Trace) -> Traced {
    let port = mail.port;
    let beyond = web.last().map_or(0, |(number, _)| number);
    match mail.last() {
        Some((number, Hop::Reached { open: true })) => {
            Traced::Note(format!("traced: port {port} is open, {number} hops from here"))
        }
        Some((number, Hop::Reached { open: false })) => {
            Traced::Note(format!("traced: port {port} is refused by the server, {number} hops from here"))
        }
        Some((number, Hop::Rejected(ip))) => {
            Traced::Failure(format!("traced: port {port} is rejected by hop {number} ({ip})"))
        }
        Some((number, Hop::Passed(ip))) if beyond > number => Traced::Failure(format!(
            "traced: port {port} is dropped behind hop {number} ({ip}); port {} goes on to hop {beyond}",
            web.port
        )),
        Some((number, _)) => {
            Traced::Note(format!("traced: the last hop that answers is {number}, for port {} too", web.port))
        }
        None if beyond > 0 => Traced::Failure(format!(
            "traced: port {port} is dropped behind hop 0 (this machine or its first router); port {} goes on to hop {beyond}",
            web.port
        )),
        None => Traced::Note("traced: no hop answers, for no port".into()),
    }
}

#[cfg(test)]
#[path = "trace_tests.rs"]
mod tests;
