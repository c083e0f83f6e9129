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
use verifier::Recording;

/// A TLS client with its roots.
#[derive(Clone, Debug)]
pub(crate) struct TlsClient {
    provider: Arc<CryptoProvider>,
    roots: Arc<Roots>,
}

impl TlsClient {
    /// A client that trusts these roots.
    pub(crate) fn new(roots: Roots) -> Self {
        Self { provider: Arc::new(ring::default_provider()), roots: Arc::new(roots) }
    }

    /// The configuration of one handshake, which notes what is seen in it.
    fn config(&self, recording: &Arc<Recording>) -> Result<ClientConfig, rustls::Error> {
        Ok(ClientConfig::builder_with_provider(Arc::clone(&self.provider))
            .with_safe_default_protocol_versions()?
            .dangerous()
            .with_custom_certificate_verifier(Arc::clone(recording) as _)
            .with_client_cert_resolver(Arc::clone(recording) as _))
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
        let recording = Arc::new(Recording::new(Arc::clone(&self.provider)));
        let config = match self.config(&recording) {
            Ok(config) => config,
            Err(error) => return (Input::TlsFailed(TlsFault::Other(error.to_string())), None),
        };
        let connector = TlsConnector::from(Arc::new(config));
        let connect = connector.connect(server_name.clone(), Recorder::new(stream)).into_fallible();
        match connect.await {
            Ok(stream) => {
                let asked = facts::Asked { name: &name, server_name: &server_name, now };
                let facts = facts::of(stream.get_ref().1, &recording.noted(), &asked, &self);
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
