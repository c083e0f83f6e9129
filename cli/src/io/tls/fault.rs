use rustls::{AlertDescription, Error, PeerIncompatible};
use smtpdiag_core::probe::TlsFault;
use std::io;

/// Record types of TLS: change_cipher_spec, alert, handshake, application data.
const RECORDS: std::ops::RangeInclusive<u8> = 0x14..=0x17;

/// Why a handshake failed, by the error and the first bytes that came.
pub(super) fn of(error: &io::Error, first: &[u8]) -> TlsFault {
    if first.first().is_some_and(|byte| !RECORDS.contains(byte)) {
        return TlsFault::PlainText(first.to_vec());
    }
    match rustls_error(error) {
        Some(Error::AlertReceived(alert)) => TlsFault::Alert(words(*alert)),
        Some(Error::PeerIncompatible(why)) => incompatible(why),
        Some(other) => TlsFault::Other(other.to_string()),
        None => match error.kind() {
            io::ErrorKind::UnexpectedEof => TlsFault::Closed,
            io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::BrokenPipe => {
                TlsFault::Reset
            }
            _ => TlsFault::Other(error.to_string()),
        },
    }
}

/// The alert that an error stands for, in words.
pub(crate) fn alert(error: &io::Error) -> Option<String> {
    match rustls_error(error)? {
        Error::AlertReceived(alert) => Some(words(*alert)),
        _ => None,
    }
}

fn rustls_error(error: &io::Error) -> Option<&Error> {
    error.get_ref()?.downcast_ref()
}

fn incompatible(why: &PeerIncompatible) -> TlsFault {
    match why {
        PeerIncompatible::ServerDoesNotSupportTls12Or13
        | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig
        | PeerIncompatible::Tls12NotOffered
        | PeerIncompatible::Tls12NotOfferedOrEnabled => TlsFault::Version,
        PeerIncompatible::NoCipherSuitesInCommon => TlsFault::Suite,
        other => TlsFault::Other(format!("{other:?}")),
    }
}

/// The name of an alert as RFC 8446 section 6 has it, with blanks.
fn words(alert: AlertDescription) -> String {
    match alert {
        AlertDescription::UnknownCA => "unknown ca".into(),
        AlertDescription::UnrecognisedName => "unrecognized name".into(),
        AlertDescription::UnknownPSKIdentity => "unknown psk identity".into(),
        AlertDescription::Unknown(number) => format!("alert {number}"),
        known => apart(&format!("{known:?}")),
    }
}

/// `HandshakeFailure` as "handshake failure".
fn apart(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(c.to_ascii_lowercase());
    }
    words
}

#[cfg(test)]
#[path = "fault_tests.rs"]
mod tests;
