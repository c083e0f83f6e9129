//! The server side of TLS, one configuration for each kind of certificate.

use super::certificates::Authority;
use super::scenario::{Tls, Version};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::version::{TLS12, TLS13};
use std::io;
use std::sync::Arc;

/// The configuration of a scenario's server.
pub(super) fn config(tls: &Tls, authority: &Authority) -> io::Result<Arc<ServerConfig>> {
    let chain = authority.chain(tls.certificate).map_err(io::Error::other)?;
    let versions = match tls.version {
        Some(Version::V1_2) => vec![&TLS12],
        Some(Version::V1_3) => vec![&TLS13],
        None => vec![&TLS13, &TLS12],
    };
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&versions)
        .and_then(|c| c.with_no_client_auth().with_single_cert(chain.certificates, chain.key))
        .map_err(io::Error::other)?;
    Ok(Arc::new(config))
}
