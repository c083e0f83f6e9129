use crate::knowledge::{TLS_CLIENTS, TLS_SUITES};
use crate::tls::{Answer, Group, Hello, Version};

/// One question to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// This version, with every suite.
    Version(Version),
    /// This way of key exchange alone, in TLS 1.2.
    Exchange(Exchange),
    /// A group that withstands a quantum computer, alone.
    PostQuantum,
    /// What this kind of client offers (index of the profile).
    Client(usize),
}

/// A way of key exchange before TLS 1.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exchange {
    Ecdhe,
    Dhe,
    Rsa,
}

impl Exchange {
    pub(super) const ALL: [Self; 3] = [Self::Ecdhe, Self::Dhe, Self::Rsa];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Ecdhe => "ECDHE",
            Self::Dhe => "DHE",
            Self::Rsa => "RSA",
        }
    }
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// The server's answer.
    Answer(Answer),
    /// It closed or reset the connection.
    Closed,
    /// It said nothing in time.
    Silent,
}

impl Given {
    /// The version and the suite, where the server agreed.
    pub(super) const fn agreed(&self) -> Option<(Version, u16)> {
        match self {
            Self::Answer(Answer::Hello { version, suite, .. }) => Some((*version, *suite)),
            _ => None,
        }
    }

    const fn refused(&self) -> bool {
        matches!(self, Self::Answer(Answer::Alert(_)) | Self::Closed)
    }
}

/// What was asked so far; from that follows what to ask next.
#[derive(Debug, Default)]
pub(super) struct Questions {
    pub(super) full: bool,
    pub(super) asked: Vec<(Ask, Given)>,
}

impl Questions {
    /// The next question, if any is left.
    pub(super) fn next(&self) -> Option<Ask> {
        if !self.full {
            return self.next_after_refusal();
        }
        let clients = (0..TLS_CLIENTS.len()).map(Ask::Client);
        let exchanges = Exchange::ALL.into_iter().map(Ask::Exchange).filter(|_| self.any_old());
        let quantum = (self.of(Ask::Version(Version::Tls13)).and_then(Given::agreed).is_some())
            .then_some(Ask::PostQuantum);
        let versions = Version::ALL.into_iter().map(Ask::Version);
        versions.chain(exchanges).chain(quantum).chain(clients).find(|ask| self.of(*ask).is_none())
    }

    /// The fewest questions that show why a current client was refused.
    fn next_after_refusal(&self) -> Option<Ask> {
        let Some(first) = self.of(Ask::Version(Version::Tls12)) else {
            return Some(Ask::Version(Version::Tls12));
        };
        match first.agreed() {
            Some((Version::Tls12, _)) => {
                let found = Exchange::ALL.iter().any(|e| self.agreed(Ask::Exchange(*e)).is_some());
                let asks = Exchange::ALL.into_iter().map(Ask::Exchange);
                asks.into_iter().find(|ask| !found && self.of(*ask).is_none())
            }
            Some(_) => None,
            None => {
                let last = self.asked.last().is_some_and(|(_, given)| given.refused());
                let older = [Version::Tls11, Version::Tls10, Version::Ssl3].map(Ask::Version);
                older.into_iter().find(|ask| last && self.of(*ask).is_none())
            }
        }
    }

    fn any_old(&self) -> bool {
        self.asked.iter().filter_map(|(_, given)| given.agreed()).any(|(v, _)| v <= Version::Tls12)
    }

    /// What came of a question, if it was asked.
    pub(super) fn of(&self, ask: Ask) -> Option<&Given> {
        self.asked.iter().find(|(asked, _)| *asked == ask).map(|(_, given)| given)
    }

    /// What was agreed on for a question.
    pub(super) fn agreed(&self, ask: Ask) -> Option<(Version, u16)> {
        self.of(ask).and_then(Given::agreed)
    }
}

/// The hello that asks the question.
pub(super) fn hello(ask: Ask, host: &str) -> Hello {
    let all =
        |keep: fn(&str) -> bool| TLS_SUITES.iter().filter(move |(_, n)| keep(n)).map(|(c, _)| *c).collect();
    let old: fn(&str) -> bool = |name| name.contains("_WITH_");
    let (versions, suites, groups): (Vec<Version>, Vec<u16>, &[Group]) = match ask {
        Ask::Version(Version::Tls13) => (vec![Version::Tls13], all(|n| !n.contains("_WITH_")), &Group::USUAL),
        Ask::Version(version) => (vec![version], all(old), &Group::USUAL),
        Ask::Exchange(Exchange::Ecdhe) => {
            (vec![Version::Tls12], all(|n| n.starts_with("TLS_ECDHE_")), &Group::USUAL)
        }
        Ask::Exchange(Exchange::Dhe) => {
            (vec![Version::Tls12], all(|n| n.starts_with("TLS_DHE_")), &Group::USUAL)
        }
        Ask::Exchange(Exchange::Rsa) => {
            (vec![Version::Tls12], all(|n| n.starts_with("TLS_RSA_")), &Group::USUAL)
        }
        Ask::PostQuantum => (vec![Version::Tls13], all(|n| !n.contains("_WITH_")), &[Group::X25519_MLKEM768]),
        Ask::Client(index) => {
            let client = &TLS_CLIENTS[index.min(TLS_CLIENTS.len() - 1)];
            (client.versions.to_vec(), client.suites.to_vec(), &Group::USUAL)
        }
    };
    let name = host.trim_matches(['[', ']']);
    let is_name = name.parse::<std::net::IpAddr>().is_err();
    Hello { versions, suites, groups: groups.to_vec(), server_name: is_name.then(|| name.to_owned()) }
}

/// The name of a suite in the registry.
pub(super) fn suite_name(code: u16) -> String {
    let known = TLS_SUITES.iter().find(|(number, _)| *number == code);
    known.map_or_else(|| format!("suite 0x{code:04x}"), |(_, name)| (*name).to_owned())
}
