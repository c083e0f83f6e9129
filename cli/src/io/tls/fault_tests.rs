use super::of;
use rustls::{AlertDescription, Error, PeerIncompatible};
use smtpdiag_core::probe::TlsFault;
use std::io;

fn wrapped(error: Error) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

#[test]
fn alerts_have_the_words_of_the_rfc() {
    let table = [
        (AlertDescription::ProtocolVersion, "protocol version"),
        (AlertDescription::HandshakeFailure, "handshake failure"),
        (AlertDescription::UnrecognisedName, "unrecognized name"),
        (AlertDescription::UnknownCA, "unknown ca"),
        (AlertDescription::CertificateRequired, "certificate required"),
        (AlertDescription::Unknown(200), "alert 200"),
    ];
    for (alert, expected) in table {
        let fault = of(&wrapped(Error::AlertReceived(alert)), &[0x15, 3, 3]);
        assert_eq!(fault, TlsFault::Alert(expected.into()));
    }
}

#[test]
fn plain_text_is_told_by_its_first_byte() {
    let fault = of(&io::ErrorKind::UnexpectedEof.into(), b"220 mail ESMTP\r\n");
    assert_eq!(fault, TlsFault::PlainText(b"220 mail ESMTP\r\n".to_vec()));
}

#[test]
fn ends_of_the_connection() {
    assert_eq!(of(&io::ErrorKind::UnexpectedEof.into(), &[]), TlsFault::Closed);
    assert_eq!(of(&io::ErrorKind::ConnectionReset.into(), &[0x16]), TlsFault::Reset);
}

#[test]
fn old_servers() {
    let old = Error::PeerIncompatible(PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig);
    assert_eq!(of(&wrapped(old), &[0x16, 3, 1]), TlsFault::Version);
}
