use crate::io::clock;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

/// The host that the server plays.
pub(crate) const HOST: &str = "localhost";
const DAY: i64 = 86_400;

/// An authority and a certificate by it that ended three days ago.
pub(super) struct Expired {
    pub(super) authority: CertificateDer<'static>,
    pub(super) certificate: CertificateDer<'static>,
    pub(super) key: PrivateKeyDer<'static>,
}

/// Makes them, with fresh keys that are never written anywhere.
pub(super) fn make() -> Result<Expired, rcgen::Error> {
    let authority_key = KeyPair::generate()?;
    let mut authority = CertificateParams::new(Vec::new())?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority.distinguished_name.push(DnType::CommonName, "smtpdiag demo authority");
    let authority_certificate = authority.self_signed(&authority_key)?;

    let key = KeyPair::generate()?;
    let mut leaf = CertificateParams::new(vec![HOST.to_owned()])?;
    leaf.distinguished_name.push(DnType::CommonName, HOST);
    let now = clock::unix_time();
    leaf.not_before = instant(now - 93 * DAY);
    leaf.not_after = instant(now - 3 * DAY);
    let certificate = leaf.signed_by(&key, &Issuer::new(authority, authority_key))?;
    Ok(Expired {
        authority: authority_certificate.der().clone(),
        certificate: certificate.der().clone(),
        key: PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
    })
}

fn instant(unix: i64) -> time::OffsetDateTime {
    time::OffsetDateTime::from_unix_timestamp(unix).unwrap_or(time::OffsetDateTime::UNIX_EPOCH)
}
