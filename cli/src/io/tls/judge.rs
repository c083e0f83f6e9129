//! Trust, dates and name of a certificate: three separate answers.

use super::roots::{GIVEN, Store};
use super::{Roots, TlsClient};
use rustls::client::{verify_server_cert_signed_by_trust_anchor, verify_server_name};
use rustls::pki_types::{CertificateDer, ServerName, SignatureVerificationAlgorithm, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, Error, RootCertStore};
use smtpdiag_core::session::{Certificate, ChainShape, Check};
use std::time::Duration;

const EXPIRED: &str = "certificate: expired";
const NOT_YET: &str = "certificate: not yet valid";
const SELF_SIGNED: &str = "certificate: self-signed";
const UNKNOWN_ISSUER: &str = "certificate: unknown issuer";
const INCOMPLETE: &str = "certificate: incomplete chain";
const WRONG_NAME: &str = "certificate: not valid for the name";
const UNREADABLE: &str = "certificate: cannot be read";

/// The three answers.
#[derive(Debug, Default)]
pub(super) struct Judgement {
    pub(super) trust: Check,
    /// The store that vouches for the chain, in words.
    pub(super) trusted_by: Option<&'static str>,
    pub(super) dates: Check,
    pub(super) name: Check,
}

/// Judges a chain as it was sent; `chain` is the same, read.
pub(super) fn judge(
    sent: &[CertificateDer<'_>],
    chain: &[Certificate],
    name: &ServerName<'_>,
    client: &TlsClient,
    now: i64,
) -> Judgement {
    let Some((leaf, rest)) = sent.split_first() else { return Judgement::default() };
    let own_dates = chain.first().map_or(Check::Unknown, |c| dates(c, now));
    let Ok(parsed) = ParsedCertificate::try_from(leaf) else {
        return Judgement { trust: Check::Fail(UNREADABLE.into()), dates: own_dates, ..Judgement::default() };
    };
    let name = match verify_server_name(&parsed, name) {
        Ok(()) => Check::Pass,
        Err(_) => Check::Fail(WRONG_NAME.into()),
    };
    let path =
        Path { parsed: &parsed, rest, algorithms: client.provider.signature_verification_algorithms.all };
    let (trust, path_dates) = trust(leaf, chain, &path, &client.roots, now);
    let dates = if own_dates == Check::Pass { path_dates } else { own_dates };
    let (trust, trusted_by) = match trust {
        Ok(store) => (Check::Pass, Some(store)),
        Err(error) => (Check::Fail(reason(&error, chain)), None),
    };
    Judgement { trust, trusted_by, dates, name }
}

/// A leaf with what was sent beside it.
struct Path<'a> {
    parsed: &'a ParsedCertificate<'a>,
    rest: &'a [CertificateDer<'a>],
    algorithms: &'a [&'a dyn SignatureVerificationAlgorithm],
}

impl Path<'_> {
    fn leads_to(&self, store: &RootCertStore, at: i64) -> Result<(), Error> {
        let at = UnixTime::since_unix_epoch(Duration::from_secs(u64::try_from(at).unwrap_or(0)));
        verify_server_cert_signed_by_trust_anchor(self.parsed, store, self.rest, at, self.algorithms)
    }
}

/// Whether the chain leads to a root, whatever the date; and whether all of
/// the path that was found is within its dates now.
fn trust(
    leaf: &CertificateDer<'_>,
    chain: &[Certificate],
    path: &Path<'_>,
    roots: &Roots,
    now: i64,
) -> (Result<&'static str, Error>, Check) {
    if roots.is_pinned(leaf) {
        return (Ok(GIVEN), Check::Pass);
    }
    let mut last = Error::InvalidCertificate(CertificateError::UnknownIssuer);
    for Store { name, roots } in roots.stores() {
        let error = match path.leads_to(&roots, now) {
            Ok(()) => return (Ok(name), Check::Pass),
            Err(error) => error,
        };
        let Some(fault) = date_fault(&error) else {
            last = error;
            continue;
        };
        let then = instants(chain).into_iter().find(|at| path.leads_to(&roots, *at).is_ok());
        if then.is_some() {
            return (Ok(name), Check::Fail(fault.into()));
        }
    }
    (Err(last), Check::Pass)
}

/// Instants at which the chain may have been valid: where all dates overlap,
/// else within those of the server's own certificate.
fn instants(chain: &[Certificate]) -> Vec<i64> {
    let start = chain.iter().map(|c| c.not_before).max();
    let end = chain.iter().map(|c| c.not_after).min();
    let overlap = start.zip(end).filter(|(start, end)| start <= end).map(|(start, _)| start);
    let own = chain.first().map(|c| [c.not_before, c.not_after]);
    overlap.into_iter().chain(own.into_iter().flatten()).collect()
}

fn dates(certificate: &Certificate, now: i64) -> Check {
    if now > certificate.not_after {
        Check::Fail(EXPIRED.into())
    } else if now < certificate.not_before {
        Check::Fail(NOT_YET.into())
    } else {
        Check::Pass
    }
}

fn date_fault(error: &Error) -> Option<&'static str> {
    match error {
        Error::InvalidCertificate(CertificateError::Expired | CertificateError::ExpiredContext { .. }) => {
            Some(EXPIRED)
        }
        Error::InvalidCertificate(
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. },
        ) => Some(NOT_YET),
        _ => None,
    }
}

/// Why no root was reached, in the canonical words.
fn reason(error: &Error, chain: &[Certificate]) -> String {
    if chain.first().is_some_and(|leaf| leaf.self_signed) {
        return SELF_SIGNED.into();
    }
    match error {
        Error::InvalidCertificate(CertificateError::UnknownIssuer)
        | Error::InvalidCertificate(CertificateError::Other(_)) => {
            if issuer_left_out(chain) {
                INCOMPLETE.into()
            } else {
                UNKNOWN_ISSUER.into()
            }
        }
        _ if date_fault(error).is_some() => UNKNOWN_ISSUER.into(),
        Error::InvalidCertificate(other) => format!("certificate: {other}"),
        other => format!("certificate: {other}"),
    }
}

/// Whether the last certificate on the way has an issuer that the server could
/// have sent, and did not.
fn issuer_left_out(chain: &[Certificate]) -> bool {
    ChainShape::of(chain).next_issuer_url.is_some()
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
