use super::verifier::Noted;
use super::{TlsClient, certificate, judge};
use rustls::pki_types::ServerName;
use rustls::{ClientConnection, NamedGroup, ProtocolVersion};
use smtpdiag_core::session::{Certificate, Check, TlsFacts};

/// Most certificates of a chain that are looked at.
const CHAIN: usize = 10;

/// What was asked for, and when.
pub(super) struct Asked<'a> {
    pub(super) name: &'a str,
    pub(super) server_name: &'a ServerName<'a>,
    pub(super) now: i64,
}

/// What a finished handshake shows.
pub(super) fn of(
    connection: &ClientConnection,
    noted: &Noted,
    asked: &Asked<'_>,
    client: &TlsClient,
) -> TlsFacts {
    let sent = connection.peer_certificates().unwrap_or_default();
    let sent = &sent[..sent.len().min(CHAIN)];
    let chain: Vec<_> = sent.iter().filter_map(|der| certificate::read(der)).collect();
    let judgement = judge::judge(sent, &chain, asked.server_name, client, asked.now);
    let alpn = connection.alpn_protocol().map(|name| String::from_utf8_lossy(name).into_owned());
    TlsFacts {
        ending: None,
        version: connection.protocol_version().map(version),
        // rustls marks the suites of TLS 1.3, IANA does not.
        suite: connection
            .negotiated_cipher_suite()
            .map(|s| format!("{:?}", s.suite()).replacen("TLS13_", "TLS_", 1)),
        group: connection.negotiated_key_exchange_group().map(|g| group(g.name())),
        alpn,
        server_name: Some(asked.name.into()),
        at: Some(asked.now),
        trust: trust(judgement.trust, noted, &chain),
        trusted_by: judgement.trusted_by.map(Into::into).filter(|_| noted.bad_signature.is_none()),
        dates: judgement.dates,
        name: judgement.name,
        chain,
        ocsp_staple: Some(noted.ocsp_staple),
        client_certificate_asked: Some(noted.client_certificate_asked),
    }
}

/// A handshake whose signature does not verify proves nothing about the peer,
/// whatever its chain. The library takes no RSA key below 2048 bits.
fn trust(judged: Check, noted: &Noted, chain: &[Certificate]) -> Check {
    let Some(error) = &noted.bad_signature else { return judged };
    let key = chain.first().map_or("", |leaf| leaf.key.as_str());
    let bits = key.strip_prefix("RSA ").and_then(|bits| bits.parse::<usize>().ok());
    Check::Fail(match bits {
        Some(bits) if bits < 2048 => format!("certificate: key too small; key = {key}"),
        _ => format!("certificate: the handshake signature does not verify; {error}"),
    })
}

fn version(version: ProtocolVersion) -> String {
    match version {
        ProtocolVersion::TLSv1_3 => "1.3".into(),
        ProtocolVersion::TLSv1_2 => "1.2".into(),
        other => format!("{other:?}"),
    }
}

fn group(group: NamedGroup) -> String {
    match group {
        NamedGroup::X25519 => "x25519".into(),
        NamedGroup::X448 => "x448".into(),
        other => format!("{other:?}"),
    }
}
