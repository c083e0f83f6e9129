use std::fmt;
use std::net::IpAddr;

/// What came of a question to DNS; no records at all is a fault ([`LookFault::Empty`]).
pub type Asked = Result<Answer, LookFault>;

/// Records of the type that was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The records.
    pub records: Vec<Record>,
    /// Where the name is an alias (CNAME): the name that it stands for.
    pub alias: Option<String>,
    /// The resolver vouches for the answer by DNSSEC (the AD bit, RFC 4035 section 3.2.3).
    pub authentic: bool,
}

/// One record. Names have no dot at the end; the root is `.`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// A or AAAA (RFC 1035, RFC 3596).
    Address(IpAddr),
    /// MX (RFC 1035 section 3.3.9).
    Mx {
        /// The lowest is tried first.
        preference: u16,
        /// The mail server.
        host: String,
    },
    /// TXT, its strings joined (RFC 7208 section 3.3).
    Txt(String),
    /// SRV (RFC 2782).
    Srv {
        /// The lowest is tried first.
        priority: u16,
        /// The share among equal priorities.
        weight: u16,
        /// The port.
        port: u16,
        /// The server.
        host: String,
    },
    /// PTR (RFC 1035 section 3.3.12).
    Ptr(String),
    /// TLSA (RFC 6698 section 2.1): usage, selector, matching type, data.
    Tlsa {
        /// Which certificate is meant.
        usage: u8,
        /// The whole certificate or its key.
        selector: u8,
        /// As it is, or a digest of it.
        matching: u8,
        /// What it must be.
        data: Vec<u8>,
    },
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookFault {
    /// The name does not exist (NXDOMAIN).
    NotFound,
    /// The name exists, and has no record of that type.
    Empty,
    /// No resolver answered in time.
    Timeout,
    /// The resolver answered with a failure, by its name (`SERVFAIL`, `REFUSED`).
    Failed(String),
}

impl LookFault {
    /// Whether DNS itself failed, so that nothing is known of the name.
    #[must_use]
    pub const fn is_failure(&self) -> bool {
        matches!(self, Self::Timeout | Self::Failed(_))
    }

    /// The rule of `dns.failure` that names it.
    pub(super) const fn rule(&self) -> &'static str {
        match self {
            Self::Timeout => "no-answer",
            _ => "resolver-failed",
        }
    }
}

impl fmt::Display for LookFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("the name does not exist (NXDOMAIN)"),
            Self::Empty => f.write_str("there is no such record"),
            Self::Timeout => f.write_str("the resolver did not answer"),
            Self::Failed(code) => write!(f, "the resolver failed ({code})"),
        }
    }
}

/// The addresses of an answer.
pub(super) fn addresses(answer: &Answer) -> Vec<IpAddr> {
    let of = |record: &Record| if let Record::Address(ip) = record { Some(*ip) } else { None };
    answer.records.iter().filter_map(of).collect()
}

/// Addresses as a list for people.
pub(super) fn listed(addresses: &[IpAddr]) -> String {
    addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
