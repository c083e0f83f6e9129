use super::*;
use crate::io::tls::Roots;
use rcgen::{CertificateParams, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::sync::Arc;

/// A web server for one request: its certificate and where it is.
fn web(name: &str, answer: &'static str) -> (CertificateDer<'static>, SocketAddr) {
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(vec![name.to_owned()]).expect("a name");
    let der = params.self_signed(&key).expect("a certificate").der().clone();
    let private: PrivateKeyDer<'static> = PrivatePkcs8KeyDer::from(key.serialize_der()).into();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(vec![der.clone()], private))
        .expect("a configuration");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let at = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("a client");
        let connection = ServerConnection::new(Arc::new(config)).expect("a connection");
        let mut peer = BufReader::new(StreamOwned::new(connection, stream));
        let mut line = String::new();
        while peer.read_line(&mut line).is_ok_and(|n| n > 2) {
            line.clear();
        }
        let _ = peer.get_mut().write_all(answer.as_bytes());
        let _ = peer.get_mut().flush();
    });
    (der, at)
}

fn get(name: &str, answer: &'static str, trusted: bool) -> Result<String, String> {
    let (der, at) = web(name, answer);
    let roots = if trusted { Roots::with(vec![der]) } else { Roots::default() };
    let fetcher = Fetcher {
        dns: Dns::default(),
        dialer: Dialer::default(),
        tls: TlsClient::new(roots),
        limit: Duration::from_secs(10),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(fetcher.get_from(at, "mta-sts.d.test", "/.well-known/mta-sts.txt"))
}

const NAME: &str = "mta-sts.d.test";

#[test]
fn a_file() {
    let answer = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nversion";
    assert_eq!(get(NAME, answer, true).as_deref(), Ok("version"));
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nver\r\n4\r\nsion\r\n0\r\n\r\n";
    assert_eq!(get(NAME, chunked, true).as_deref(), Ok("version"));
}

#[test]
fn what_senders_do_not_take() {
    let of = |answer| get(NAME, answer, true).expect_err("a fault");
    assert!(
        of("HTTP/1.1 301 Moved\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n")
            .contains("redirects (status 301)")
    );
    assert!(of("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n").contains("status 404"));
    assert!(of("220 mail.test ESMTP\r\n").contains("not answer as a web server"));
    assert!(of("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ncut").contains("cut off"));
}

#[test]
fn certificates_are_checked() {
    let good = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno";
    assert!(get("other.test", good, true).expect_err("a name").contains("not valid for the name"));
    assert!(get(NAME, good, false).expect_err("a root").contains("certificate:"));
}
