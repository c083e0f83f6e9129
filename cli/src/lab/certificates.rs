//! An authority and certificates by it, made at start. The keys are never
//! written anywhere.

use super::scenario::Kind;
use crate::io::clock;
use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer,
    KeyPair, KeyUsagePurpose,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

/// The host that the servers play.
pub(crate) const HOST: &str = "localhost";
const NAMES: [&str; 3] = [HOST, "127.0.0.1", "::1"];
const OTHER_HOST: &str = "shared17.hoster.example";
const DAY: i64 = 86_400;

/// The lab's authority.
pub(super) struct Authority {
    certificate: rcgen::Certificate,
    issuer: Issuer<'static, KeyPair>,
}

/// What a server shows and signs with.
pub(super) struct Chain {
    pub(super) certificates: Vec<CertificateDer<'static>>,
    pub(super) key: PrivateKeyDer<'static>,
}

impl Authority {
    /// Makes one.
    pub(super) fn make(name: &str) -> Result<Self, rcgen::Error> {
        let key = KeyPair::generate()?;
        let params = authority(name)?;
        let certificate = params.self_signed(&key)?;
        Ok(Self { certificate, issuer: Issuer::new(params, key) })
    }

    /// Its certificate, as a PEM file.
    pub(super) fn pem(&self) -> String {
        self.certificate.pem()
    }

    /// Its certificate.
    pub(super) fn der(&self) -> CertificateDer<'static> {
        self.certificate.der().clone()
    }

    /// A certificate of this kind, with what a server sends beside it.
    pub(super) fn chain(&self, kind: Kind) -> Result<Chain, rcgen::Error> {
        let key = KeyPair::generate()?;
        let leaf = leaf(kind)?;
        let certificates = match kind {
            Kind::SelfSigned => vec![leaf.self_signed(&key)?.der().clone()],
            Kind::UnknownIssuer => {
                let other = Self::make("Authority that nobody knows")?;
                vec![leaf.signed_by(&key, &other.issuer)?.der().clone(), other.der()]
            }
            Kind::IncompleteChain => {
                let between_key = KeyPair::generate()?;
                let between = Issuer::new(authority("smtpdiag lab authority in between")?, between_key);
                vec![leaf.signed_by(&key, &between)?.der().clone()]
            }
            _ => vec![leaf.signed_by(&key, &self.issuer)?.der().clone()],
        };
        Ok(Chain { certificates, key: PrivatePkcs8KeyDer::from(key.serialize_der()).into() })
    }
}

fn authority(name: &str) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, name);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Ok(params)
}

fn leaf(kind: Kind) -> Result<CertificateParams, rcgen::Error> {
    let names: &[&str] = if kind == Kind::WrongName { &[OTHER_HOST] } else { &NAMES };
    let mut params = CertificateParams::new(names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>())?;
    params.distinguished_name.push(DnType::CommonName, names[0]);
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = kind != Kind::SelfSigned;
    if kind == Kind::IncompleteChain {
        params.custom_extensions.push(issuer_at(b"http://lab.example/between.der"));
    }
    let (from, to) = match kind {
        Kind::Expired => (-93, -3),
        Kind::Expiring => (-87, 3),
        Kind::NotYetValid => (3, 93),
        _ => (-1, 89),
    };
    let now = clock::unix_time();
    params.not_before = instant(now + from * DAY);
    params.not_after = instant(now + to * DAY);
    Ok(params)
}

/// Authority information access with one caIssuers (RFC 5280 section 4.2.2.1),
/// as public authorities have it. `uri` is short: lengths are one byte.
fn issuer_at(uri: &[u8]) -> CustomExtension {
    const CA_ISSUERS: [u8; 10] = [0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x02];
    let location = [&[0x86, uri.len() as u8], uri].concat();
    let access = [&[0x30, (CA_ISSUERS.len() + location.len()) as u8], &CA_ISSUERS[..], &location].concat();
    let content = [&[0x30, access.len() as u8], &access[..]].concat();
    CustomExtension::from_oid_content(&[1, 3, 6, 1, 5, 5, 7, 1, 1], content)
}

fn instant(unix: i64) -> time::OffsetDateTime {
    time::OffsetDateTime::from_unix_timestamp(unix).unwrap_or(time::OffsetDateTime::UNIX_EPOCH)
}
