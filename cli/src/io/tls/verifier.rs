use rustls::client::ResolvesClientCert;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::sign::CertifiedKey;
use rustls::{DigitallySignedStruct, Error, SignatureScheme};
use std::sync::{Arc, Mutex, PoisonError};

/// What the TLS library tells only while the handshake runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Noted {
    /// An OCSP answer was stapled.
    pub(super) ocsp_staple: bool,
    /// The server asked for a certificate of ours.
    pub(super) client_certificate_asked: bool,
    /// Why the signature of the handshake was not accepted.
    pub(super) bad_signature: Option<String>,
}

/// Accepts every certificate, since a probe wants to see the rest as well:
/// what is wrong with it is judged after the handshake, and stops the login.
/// A signature of the handshake that does not verify (keys that are too small
/// end so) is noted, and counts as no trust.
#[derive(Debug)]
pub(super) struct Recording {
    provider: Arc<CryptoProvider>,
    noted: Mutex<Noted>,
}

impl Recording {
    pub(super) fn new(provider: Arc<CryptoProvider>) -> Self {
        Self { provider, noted: Mutex::default() }
    }

    /// What was noted so far.
    pub(super) fn noted(&self) -> Noted {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, change: impl FnOnce(&mut Noted)) {
        change(&mut self.noted.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn signature(
        &self,
        verified: Result<HandshakeSignatureValid, Error>,
    ) -> Result<HandshakeSignatureValid, Error> {
        if let Err(error) = verified {
            self.note(|noted| noted.bad_signature = Some(error.to_string()));
        }
        Ok(HandshakeSignatureValid::assertion())
    }
}

impl ServerCertVerifier for Recording {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.note(|noted| noted.ocsp_staple = !ocsp_response.is_empty());
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        self.signature(verify_tls12_signature(message, cert, dss, algorithms))
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        self.signature(verify_tls13_signature(message, cert, dss, algorithms))
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

/// Has no certificate to give, and notes that the server asked for one.
impl ResolvesClientCert for Recording {
    fn resolve(&self, _authorities: &[&[u8]], _schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.note(|noted| noted.client_certificate_asked = true);
        None
    }

    fn has_certs(&self) -> bool {
        false
    }
}
