use super::tables::KNOWN_CERTIFICATES;
use crate::tls::Version;

/// A certificate that tells who set the server up.
#[derive(Debug)]
pub(crate) struct KnownCertificate {
    /// The company or the program.
    pub(crate) owner: &'static str,
    /// Whether it is a hosting company's own; else a program made it for no name in particular.
    pub(crate) hosting: bool,
    /// DNS names; `*` stands for any text.
    pub(crate) names: &'static [&'static str],
    /// Words of the subject or of the issuer.
    pub(crate) subject: &'static [&'static str],
}

/// A kind of client, as far as TLS goes.
#[derive(Debug)]
pub(crate) struct TlsClientProfile {
    /// Its name for people ("PHP 5.6 on OpenSSL 1.0.1").
    pub(crate) name: &'static str,
    /// What it speaks, newest first.
    pub(crate) versions: &'static [Version],
    /// Its suites as the numbers of IANA, in its order.
    pub(crate) suites: &'static [u16],
    /// What else to know about it; may be empty.
    pub(crate) note: &'static str,
}

/// Whose certificate this is, where one of its names or its words tell.
pub(crate) fn known_certificate(
    names: &[String],
    subject: &str,
    issuer: &str,
) -> Option<&'static KnownCertificate> {
    KNOWN_CERTIFICATES.iter().find(|known| {
        let words = known.subject.iter().any(|words| subject.contains(words) || issuer.contains(words));
        words || known.names.iter().any(|pattern| names.iter().any(|name| fits(pattern, name)))
    })
}

/// Whether a name ends as `*.example.com` does.
fn fits(pattern: &str, name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    match pattern.strip_prefix('*') {
        Some(end) => name.ends_with(end),
        None => name == pattern,
    }
}
