//! What people want to know of a certificate.

use smtpdiag_core::session::Certificate;
use std::net::IpAddr;
use x509_parser::extensions::ParsedExtension;
use x509_parser::objects::{oid_registry, oid2sn};
use x509_parser::prelude::{FromDer as _, GeneralName, X509Certificate};
use x509_parser::public_key::PublicKey;

/// Most names that are kept of a certificate.
const NAMES: usize = 100;

/// Reads a certificate; `None` where it is none.
pub(super) fn read(der: &[u8]) -> Option<Certificate> {
    let (_, x509) = X509Certificate::from_der(der).ok()?;
    Some(Certificate {
        subject: x509.subject().to_string(),
        issuer: x509.issuer().to_string(),
        names: names(&x509),
        not_before: x509.validity().not_before.timestamp(),
        not_after: x509.validity().not_after.timestamp(),
        self_signed: x509.subject().as_raw() == x509.issuer().as_raw(),
        key: key(&x509),
        signature: signature(&x509),
        issuer_url: issuer_url(&x509),
        der: der.to_vec(),
        spki: x509.public_key().raw.to_vec(),
    })
}

/// Where the certificate says that its issuer can be fetched, as those of
/// public authorities do: then a missing one was left out by the server.
fn issuer_url(x509: &X509Certificate<'_>) -> Option<String> {
    // id-ad-caIssuers (RFC 5280 section 4.2.2.1).
    const CA_ISSUERS: &str = "1.3.6.1.5.5.7.48.2";
    x509.extensions().iter().find_map(|extension| match extension.parsed_extension() {
        ParsedExtension::AuthorityInfoAccess(access) => {
            let issuers = access.accessdescs.iter().find(|d| d.access_method.to_id_string() == CA_ISSUERS)?;
            match &issuers.access_location {
                GeneralName::URI(url) => Some((*url).to_owned()),
                _ => Some(String::new()),
            }
        }
        _ => None,
    })
}

fn names(x509: &X509Certificate<'_>) -> Vec<String> {
    let Ok(Some(extension)) = x509.subject_alternative_name() else { return Vec::new() };
    let name = |name: &GeneralName<'_>| match name {
        GeneralName::DNSName(dns) => Some((*dns).to_owned()),
        GeneralName::IPAddress(bytes) => ip(bytes).map(|ip| ip.to_string()),
        _ => None,
    };
    extension.value.general_names.iter().filter_map(name).take(NAMES).collect()
}

fn ip(bytes: &[u8]) -> Option<IpAddr> {
    let v4 = <[u8; 4]>::try_from(bytes).map(IpAddr::from);
    v4.or_else(|_| <[u8; 16]>::try_from(bytes).map(IpAddr::from)).ok()
}

fn key(x509: &X509Certificate<'_>) -> String {
    match x509.public_key().parsed() {
        Ok(PublicKey::RSA(rsa)) => format!("RSA {}", rsa.key_size()),
        Ok(PublicKey::EC(point)) => curve(x509).unwrap_or_else(|| format!("EC {}", point.key_size())),
        _ => sn(&x509.public_key().algorithm.algorithm),
    }
}

/// `EC P-256`, by the curve that the algorithm names (RFC 5480 section 2.1.1).
fn curve(x509: &X509Certificate<'_>) -> Option<String> {
    let oid = x509.public_key().algorithm.parameters.as_ref()?.as_oid().ok()?;
    Some(match oid.to_id_string().as_str() {
        "1.2.840.10045.3.1.7" => "EC P-256".into(),
        "1.3.132.0.34" => "EC P-384".into(),
        "1.3.132.0.35" => "EC P-521".into(),
        _ => format!("EC {}", sn(&oid)),
    })
}

fn signature(x509: &X509Certificate<'_>) -> String {
    sn(&x509.signature_algorithm.algorithm)
}

fn sn(oid: &x509_parser::der_parser::oid::Oid<'_>) -> String {
    oid2sn(oid, oid_registry()).map_or_else(|_| oid.to_id_string(), ToOwned::to_owned)
}
