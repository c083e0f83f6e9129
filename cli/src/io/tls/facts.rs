use super::{TlsClient, certificate, judge};
use rustls::pki_types::ServerName;
use rustls::{ClientConnection, NamedGroup, ProtocolVersion};
use smtpdiag_core::session::TlsFacts;

/// Most certificates of a chain that are looked at.
const CHAIN: usize = 10;

/// What a finished handshake shows.
pub(super) fn of(
    connection: &ClientConnection,
    server_name: &ServerName<'_>,
    name: &str,
    client: &TlsClient,
    now: i64,
) -> TlsFacts {
    let sent = connection.peer_certificates().unwrap_or_default();
    let sent = &sent[..sent.len().min(CHAIN)];
    let chain: Vec<_> = sent.iter().filter_map(|der| certificate::read(der)).collect();
    let judgement = judge::judge(sent, &chain, server_name, client, now);
    TlsFacts {
        version: connection.protocol_version().map(version),
        // rustls marks the suites of TLS 1.3, IANA does not.
        suite: connection
            .negotiated_cipher_suite()
            .map(|s| format!("{:?}", s.suite()).replacen("TLS13_", "TLS_", 1)),
        group: connection.negotiated_key_exchange_group().map(|g| group(g.name())),
        server_name: Some(name.into()),
        chain,
        trust: judgement.trust,
        dates: judgement.dates,
        name: judgement.name,
    }
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
