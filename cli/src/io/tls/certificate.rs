//! What people want to know of a certificate.

use smtpdiag_core::session::Certificate;
use std::net::IpAddr;
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
    })
}

/// Whether the certificate says where its issuer can be fetched, as public
/// authorities do: then a missing one was left out by the server.
pub(super) fn names_its_issuer(der: &[u8]) -> bool {
    let Ok((_, x509)) = X509Certificate::from_der(der) else { return false };
    x509.extensions().iter().any(|e| match e.parsed_extension() {
        x509_parser::extensions::ParsedExtension::AuthorityInfoAccess(access) => {
            // 1.3.6.1.5.5.7.48.2: id-ad-caIssuers (RFC 5280 section 4.2.2.1).
            access.accessdescs.iter().any(|d| d.access_method.to_id_string() == "1.3.6.1.5.5.7.48.2")
        }
        _ => false,
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
        Ok(PublicKey::EC(point)) => format!("EC P-{}", point.key_size()),
        _ => sn(&x509.public_key().algorithm.algorithm),
    }
}

fn signature(x509: &X509Certificate<'_>) -> String {
    sn(&x509.signature_algorithm.algorithm)
}

fn sn(oid: &x509_parser::der_parser::oid::Oid<'_>) -> String {
    oid2sn(oid, oid_registry()).map_or_else(|_| oid.to_id_string(), ToOwned::to_owned)
}
