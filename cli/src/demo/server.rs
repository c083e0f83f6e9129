use super::certificate;
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// A client that says nothing for so long is dropped.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server that runs until the program ends.
pub(crate) struct Server {
    port: u16,
    authority: CertificateDer<'static>,
}

impl Server {
    /// Starts it on a free port of loopback.
    pub(crate) fn start() -> io::Result<Self> {
        let made = certificate::make().map_err(io::Error::other)?;
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|c| c.with_no_client_auth().with_single_cert(vec![made.certificate], made.key))
            .map_err(io::Error::other)?;
        let config = Arc::new(config);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A client that goes away is no fault of the server.
                let _ = serve(stream, &config);
            }
        });
        Ok(Self { port, authority: made.authority })
    }

    /// Its port.
    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    /// The authority that signed its certificate.
    pub(crate) fn authority(&self) -> CertificateDer<'static> {
        self.authority.clone()
    }
}

fn serve(stream: TcpStream, config: &Arc<ServerConfig>) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut plain = BufReader::new(stream);
    say(&mut plain, "220 localhost ESMTP smtpdiag-demo 1.0\r\n")?;
    let offers = "250-localhost\r\n250-SIZE 52428800\r\n250-PIPELINING\r\n250 STARTTLS\r\n";
    if !dialogue(&mut plain, offers)? {
        return Ok(());
    }
    let connection = ServerConnection::new(Arc::clone(config)).map_err(io::Error::other)?;
    let mut secure = BufReader::new(StreamOwned::new(connection, plain.into_inner()));
    let offers = "250-localhost\r\n250-SIZE 52428800\r\n250-PIPELINING\r\n250 AUTH PLAIN LOGIN\r\n";
    dialogue(&mut secure, offers).map(|_| ())
}

/// Answers commands; true when TLS is to begin.
fn dialogue<S: Read + Write>(peer: &mut BufReader<S>, offers: &str) -> io::Result<bool> {
    loop {
        let mut line = String::new();
        if peer.by_ref().take(1000).read_line(&mut line)? == 0 {
            return Ok(false);
        }
        let verb = line.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" | "HELO" => say(peer, offers)?,
            "STARTTLS" if offers.contains("STARTTLS") => {
                say(peer, "220 2.0.0 ready for TLS\r\n")?;
                return Ok(true);
            }
            "QUIT" => {
                say(peer, "221 2.0.0 bye\r\n")?;
                return Ok(false);
            }
            "NOOP" | "RSET" => say(peer, "250 2.0.0 ok\r\n")?,
            _ => say(peer, "502 5.5.1 not in this demonstration\r\n")?,
        }
    }
}

fn say<S: Read + Write>(peer: &mut BufReader<S>, words: &str) -> io::Result<()> {
    peer.get_mut().write_all(words.as_bytes())?;
    peer.get_mut().flush()
}
