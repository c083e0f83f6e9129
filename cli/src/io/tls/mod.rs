//! The TLS client: it never fails on a certificate, but says what is wrong with it.

mod certificate;
mod facts;
mod fault;
mod judge;
mod roots;
mod verifier;

pub(crate) use fault::alert;
pub(crate) use roots::Roots;

use super::{Link, Recorder};
use rustls::ClientConfig;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::ServerName;
use smtpdiag_core::probe::{Input, TlsFault};
use std::net::IpAddr;
use std::sync::Arc;
use tokio_rustls::TlsConnector;

/// A TLS client with its roots.
#[derive(Clone, Debug)]
pub(crate) struct TlsClient {
    config: Arc<ClientConfig>,
    provider: Arc<CryptoProvider>,
    roots: Arc<Roots>,
}

impl TlsClient {
    /// A client that trusts these roots.
    pub(crate) fn new(roots: Roots) -> Result<Self, rustls::Error> {
        let provider = Arc::new(ring::default_provider());
        let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier::Recording::new(Arc::clone(&provider))))
            .with_no_client_auth();
        Ok(Self { config: Arc::new(config), provider, roots: Arc::new(roots) })
    }

    /// Random bytes as hexadecimal digits, for SCRAM's nonce.
    pub(crate) fn nonce(&self) -> Result<String, rustls::Error> {
        let mut bytes = [0; 18];
        self.provider.secure_random.fill(&mut bytes).map_err(|_| rustls::Error::FailedToGetRandomBytes)?;
        Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
    }

    /// Does the handshake over a plain connection.
    pub(crate) async fn start(self, link: Link, name: String, now: i64) -> (Input, Option<Link>) {
        let Link::Plain(stream) = link else {
            return (Input::TlsFailed(TlsFault::Other("TLS inside TLS".into())), None);
        };
        let Some(server_name) = server_name(&name) else {
            return (Input::TlsFailed(TlsFault::Other("the host is no name for TLS".into())), None);
        };
        let connector = TlsConnector::from(Arc::clone(&self.config));
        let connect = connector.connect(server_name.clone(), Recorder::new(stream)).into_fallible();
        match connect.await {
            Ok(stream) => {
                let facts = facts::of(stream.get_ref().1, &server_name, &name, &self, now);
                (Input::TlsUp(Box::new(facts)), Some(Link::Tls(Box::new(stream))))
            }
            Err((error, stream)) => (Input::TlsFailed(fault::of(&error, stream.first())), None),
        }
    }
}

fn server_name(name: &str) -> Option<ServerName<'static>> {
    match name.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(ip) => Some(ServerName::IpAddress(ip.into())),
        Err(_) => ServerName::try_from(name.to_owned()).ok(),
    }
}
