use super::Trace;
use crate::session::{Event, TlsFacts};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// What happened outside, told to the machine.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The name has these addresses, in the order to try them.
    Resolved(Vec<IpAddr>),
    /// The name could not be resolved.
    NotResolved(ResolveFault),
    /// The connection stands.
    Connected {
        /// Our end.
        local: SocketAddr,
        /// The other end.
        peer: SocketAddr,
    },
    /// Connecting failed.
    NotConnected(ConnectFault),
    /// Bytes from the peer (inside TLS, once TLS stands: decrypted).
    Received(Vec<u8>),
    /// The peer closed, with or without close_notify.
    Closed,
    /// The peer reset the connection.
    Reset,
    /// What came of a look.
    Looked {
        /// Where it was at.
        to: SocketAddr,
        /// Whether it opened; it is closed again.
        result: Result<(), ConnectFault>,
    },
    /// The ways to the port and beside it, or why there are none.
    Traced(Result<(Trace, Trace), String>),
    /// The handshake is done. Certificate faults do not fail it: they stand in the facts.
    TlsUp(Box<TlsFacts>),
    /// The handshake failed.
    TlsFailed(TlsFault),
    /// The instant of the last `Wait` has come.
    Timer,
    /// The user wants to stop.
    Cancel,
}

/// What the caller should do.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// Look up the addresses of this name.
    Resolve {
        /// Host name, ASCII (IDNA applied).
        name: String,
    },
    /// Open a TCP connection. A former one is closed first.
    Connect(SocketAddr),
    /// See whether a TCP connection opens, beside what else is under way, and
    /// close it at once. Many may run together; [`Input::Looked`] answers each.
    Look(SocketAddr),
    /// Find the hops on the way to this port, and to another port of the same host.
    Trace {
        /// The port.
        to: SocketAddr,
        /// The other port.
        beside: u16,
    },
    /// Send these bytes. `shown` is what a transcript may print: secrets as `***`.
    Send {
        /// The bytes.
        bytes: Vec<u8>,
        /// The same for people, without line end.
        shown: String,
    },
    /// Start the TLS handshake with this server name (SNI).
    StartTls {
        /// The name to ask for and to check.
        name: String,
    },
    /// Nothing to do before something arrives or `until` has come: then `Input::Timer`.
    Wait {
        /// Time since the start.
        until: Duration,
        /// What is waited for.
        why: Waiting,
    },
    /// Something happened: show it. The same events make the report.
    Note(Event),
    /// The TLS scan begins or ends: its connections are no steps of the dialogue.
    Scan(bool),
    /// Close the connection.
    Close,
    /// The probe is over; `Machine::into_outcome` has the result.
    Done,
}

/// What the probe waits for, for the spinner and for words such as "no greeting within 10 s".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// The name look-up.
    Resolve,
    /// The TCP connection.
    Connect,
    /// The greeting.
    Greeting,
    /// The TLS handshake.
    Tls,
    /// The reply to a command (its verb: "EHLO", "AUTH").
    Reply(&'static str),
    /// The end of the connection after QUIT.
    Close,
    /// The time before another try, after greylisting.
    Greylisting,
    /// Other ports, to compare with.
    Comparison,
    /// The hops on the way.
    Trace,
}

/// Why a name has no addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResolveFault {
    /// The name does not exist (NXDOMAIN).
    NotFound,
    /// The name exists, but has no address of the wanted family.
    NoAddress,
    /// The resolver did not answer in time.
    Timeout,
    /// The resolver answered with a failure (SERVFAIL, REFUSED).
    Failure,
}

/// Why a TCP connection did not come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectFault {
    /// ECONNREFUSED.
    Refused,
    /// ETIMEDOUT, or our own limit.
    TimedOut,
    /// ENETUNREACH.
    NetworkUnreachable,
    /// EHOSTUNREACH.
    HostUnreachable,
    /// EACCES: a security module or a route that prohibits.
    PermissionDenied,
    /// EPERM: the local firewall.
    NotPermitted,
    /// ECONNRESET while connecting.
    Reset,
    /// The proxy in between failed.
    Proxy(ProxyFault),
    /// Anything else, by its errno where there is one.
    Other(Option<i32>),
}

/// What is wrong with a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProxyFault {
    /// It cannot be connected to.
    Unreachable,
    /// It does not let this connection through.
    Refused,
    /// It wants a login.
    Login,
    /// It does not speak as a proxy.
    NoProxy,
}

/// Why a TLS handshake failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TlsFault {
    /// The first bytes were no TLS record: the peer speaks plain text. Holds the start of what came.
    PlainText(Vec<u8>),
    /// The peer sent a fatal alert (its name in words, RFC 8446 section 6.2: "protocol version").
    Alert(String),
    /// No protocol version in common, as far as our side can tell.
    Version,
    /// No cipher suite in common.
    Suite,
    /// The peer closed in the handshake.
    Closed,
    /// The peer reset the connection in the handshake.
    Reset,
    /// Anything else, in the words of the TLS library.
    Other(String),
}
