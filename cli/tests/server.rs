//! Servers on loopback that say what a script tells them.

use rcgen::{CertificateParams, DnType, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// One step of a server.
#[derive(Clone)]
pub(crate) enum Act {
    /// Say this.
    Say(&'static str),
    /// Read a line, then say this.
    Answer(&'static str),
    /// Read a message to its dot; it must have what RFC 5322 and MIME want.
    Message,
    /// Do the TLS handshake.
    Tls(Arc<ServerConfig>),
    /// Read until the client goes away, and say nothing.
    Listen,
}
pub(crate) use Act::{Answer, Listen, Message, Say, Tls};

/// Starts a server that runs this script with each client. Gives its port.
pub(crate) fn server(script: Vec<Act>) -> u16 {
    pool(vec![script])
}

/// Starts a server whose scripts take turns, one for each client. Gives its port.
pub(crate) fn pool(scripts: Vec<Vec<Act>>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for (stream, script) in listener.incoming().flatten().zip(scripts.into_iter().cycle()) {
            thread::spawn(move || play(stream, script));
        }
    });
    port
}

/// A port on which nothing listens.
pub(crate) fn closed_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a port").port()
}

trait Peer: Read + Write {}
impl<T: Read + Write> Peer for T {}

fn play(stream: TcpStream, script: Vec<Act>) {
    let mut peer: BufReader<Box<dyn Peer>> = BufReader::new(Box::new(stream.try_clone().expect("a stream")));
    for act in script {
        let mut line = Vec::new();
        let done = match act {
            Say(words) => say(&mut peer, words),
            Answer(words) => match peer.read_until(b'\n', &mut line) {
                Ok(0) | Err(_) => false,
                Ok(_) => say(&mut peer, words),
            },
            Message => message(&mut peer),
            Tls(config) => {
                let connection = ServerConnection::new(config).expect("a configuration");
                let stream = stream.try_clone().expect("a stream");
                peer = BufReader::new(Box::new(StreamOwned::new(connection, stream)));
                true
            }
            Listen => {
                let _ = peer.read_to_end(&mut line);
                false
            }
        };
        if !done {
            return;
        }
    }
}

fn message(peer: &mut BufReader<Box<dyn Peer>>) -> bool {
    let mut text = String::new();
    while !text.ends_with("\r\n.\r\n") {
        if peer.read_line(&mut text).is_ok_and(|n| n > 0) {
            continue;
        }
        return false;
    }
    ["Date: ", "Message-ID: <", "MIME-Version: 1.0", "X-Test: 1", "\r\n\r\n"]
        .iter()
        .all(|part| text.contains(part))
}

fn say(peer: &mut BufReader<Box<dyn Peer>>, words: &str) -> bool {
    let peer = peer.get_mut();
    peer.write_all(words.as_bytes()).and_then(|()| peer.flush()).is_ok()
}

/// What a certificate is to be.
pub(crate) struct Wanted {
    pub(crate) name: &'static str,
    pub(crate) days: (i64, i64),
}

/// A self-signed certificate, and a server's configuration with it.
pub(crate) fn certificate(wanted: &Wanted) -> (CertificateDer<'static>, Arc<ServerConfig>) {
    let key = KeyPair::generate().expect("a key");
    let mut params = CertificateParams::new(vec![wanted.name.to_owned()]).expect("a name");
    params.distinguished_name.push(DnType::CommonName, wanted.name);
    let now = time::OffsetDateTime::from(std::time::SystemTime::now());
    params.not_before = now + time::Duration::days(wanted.days.0);
    params.not_after = now + time::Duration::days(wanted.days.1);
    let der = params.self_signed(&key).expect("a certificate").der().clone();
    let private: PrivateKeyDer<'static> = PrivatePkcs8KeyDer::from(key.serialize_der()).into();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![der.clone()], private)
        .expect("a configuration");
    (der, Arc::new(config))
}

/// A certificate as a PEM file, removed when dropped.
pub(crate) struct PemFile(std::path::PathBuf);

impl PemFile {
    pub(crate) fn of(name: &str, der: &CertificateDer<'_>) -> Self {
        use base64::Engine as _;
        let text = base64::engine::general_purpose::STANDARD.encode(der);
        let path = std::env::temp_dir().join(format!("smtpdiag-{}-{name}.pem", std::process::id()));
        let pem = format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n");
        std::fs::write(&path, pem).expect("a file");
        Self(path)
    }

    pub(crate) fn path(&self) -> &str {
        self.0.to_str().expect("UTF-8")
    }
}

impl Drop for PemFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}
