//! The canonical words of faults that the probe itself sees. The patterns of
//! the causes match them: change a wording here and there together.

use super::{ConnectFault, ProxyFault, ResolveFault, TlsFault};
use crate::report::AttemptState;
use crate::smtp::Step;
use std::time::Duration;

/// How a failure to connect begins.
pub(super) const CONNECT: &str = "connect: ";
pub(super) const TLS_FROM_FIRST_BYTE: &str = "the server speaks TLS from the first byte";
pub(super) const PLAIN_TEXT_ANSWER: &str = "the server answered the TLS handshake in plain text";
pub(super) const NO_STARTTLS: &str = "STARTTLS is not offered";
pub(super) const STARTTLS_REFUSED: &str = "STARTTLS was refused";
pub(super) const NO_AUTH: &str = "AUTH is not offered";
pub(super) const NO_MECHANISM: &str = "no AUTH mechanism in common";
pub(super) const AUTH_AFTER_TLS: &str = "AUTH is offered only after TLS";

pub(super) fn resolve(fault: ResolveFault) -> &'static str {
    match fault {
        ResolveFault::NotFound => "resolve: no such host",
        ResolveFault::NoAddress => "resolve: the name has no address",
        ResolveFault::Timeout => "resolve: the resolver did not answer",
        ResolveFault::Failure => "resolve: the resolver failed",
    }
}

/// The words of a failure to connect, without [`CONNECT`], and what an attempt records.
pub(super) fn connect(fault: ConnectFault) -> (String, AttemptState) {
    let (words, state) = match fault {
        ConnectFault::Refused => ("Connection refused", AttemptState::Refused),
        ConnectFault::TimedOut => ("Connection timed out", AttemptState::TimedOut),
        ConnectFault::NetworkUnreachable => ("Network is unreachable", AttemptState::Unreachable),
        ConnectFault::HostUnreachable => ("No route to host", AttemptState::Unreachable),
        ConnectFault::PermissionDenied => ("Permission denied", AttemptState::Forbidden),
        ConnectFault::NotPermitted => ("Operation not permitted", AttemptState::Forbidden),
        ConnectFault::Reset => ("Connection reset by peer", AttemptState::Reset),
        ConnectFault::Proxy(fault) => (proxy(fault), AttemptState::Failed),
        ConnectFault::Other(None) => ("failed", AttemptState::Failed),
        ConnectFault::Other(Some(errno)) => return (format!("error {errno}"), AttemptState::Failed),
    };
    (words.into(), state)
}

const fn proxy(fault: ProxyFault) -> &'static str {
    match fault {
        ProxyFault::Unreachable => "the proxy cannot be reached",
        ProxyFault::Refused => "the proxy does not let the connection through",
        ProxyFault::Login => "the proxy wants a login",
        ProxyFault::NoProxy => "the proxy does not answer as a proxy",
    }
}

/// The words of a failed handshake. Plain text instead of TLS has words of its own in the states.
pub(super) fn tls(fault: &TlsFault) -> String {
    match fault {
        TlsFault::PlainText(_) => "tls handshake failed; plain text came instead".into(),
        TlsFault::Alert(name) => format!("tls alert: {name}"),
        TlsFault::Version => "tls: no common version".into(),
        TlsFault::Suite => "tls: no common cipher suite".into(),
        TlsFault::Closed => closed(Step::Tls),
        TlsFault::Reset => reset(Step::Tls),
        TlsFault::Other(words) => format!("tls handshake failed; {words}"),
    }
}

pub(super) fn closed(step: Step) -> String {
    match step {
        Step::Connect => "connection closed by the server before the greeting".into(),
        step => format!("connection closed by the server during {}", during(step)),
    }
}

pub(super) fn reset(step: Step) -> String {
    format!("connection reset by the server during {}", during(step))
}

fn during(step: Step) -> &'static str {
    match step {
        Step::Connect => "the greeting",
        Step::Ehlo => "EHLO",
        Step::StartTls => "STARTTLS",
        Step::Tls => "the TLS handshake",
        Step::Auth => "AUTH",
        Step::Mail => "MAIL",
        Step::Rcpt => "RCPT",
        Step::Data => "DATA",
        Step::Message => "the message",
        Step::Quit => "QUIT",
        Step::Other => "RSET",
    }
}

/// A number of seconds: `10`, `2.5`.
pub(super) fn seconds(limit: Duration) -> String {
    let tenths = (limit.as_millis() + 50) / 100;
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
