/// What a TLS handshake showed. Trust, dates and name are three separate answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TlsFacts {
    /// Protocol version in words: "1.3", "1.2".
    pub version: Option<String>,
    /// Cipher suite, IANA name.
    pub suite: Option<String>,
    /// Key exchange group, IANA name ("x25519", "X25519MLKEM768").
    pub group: Option<String>,
    /// The application protocol that was agreed on (ALPN, RFC 7301).
    pub alpn: Option<String>,
    /// The name that was asked for (SNI) and checked.
    pub server_name: Option<String>,
    /// When the handshake was done, by our clock: seconds since 1970-01-01 UTC.
    pub at: Option<i64>,
    /// The certificates as the server sent them, its own first.
    pub chain: Vec<Certificate>,
    /// Does the chain lead to a trusted root?
    pub trust: Check,
    /// The store with that root, in words ("Mozilla's list, built in").
    pub trusted_by: Option<String>,
    /// Is today within the dates of every certificate of the chain?
    pub dates: Check,
    /// Whether the chain ends soon, by the limits of the probe.
    pub ending: Option<Ending>,
    /// Is the certificate for the name that was asked for?
    pub name: Check,
    /// Whether the server stapled an OCSP answer (RFC 6066 section 8).
    pub ocsp_staple: Option<bool>,
    /// Whether the server asked for a certificate of the client.
    pub client_certificate_asked: Option<bool>,
}

/// A chain that is in date, and not for long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// When, in words: "in 5 days, on 2026-12-06 08:00 UTC".
    pub words: String,
    /// Whether the stricter limit was passed.
    pub critical: bool,
    /// Whether the user set that limit, and so wants it to count as a fault.
    pub fault: bool,
}

/// The answer to one question about a certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Check {
    /// Not looked at.
    #[default]
    Unknown,
    /// Yes.
    Pass,
    /// No, with the canonical words of the fault ("certificate: expired").
    Fail(String),
}

/// What people want to know of one certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// Subject, as text ("CN=mail.example.com").
    pub subject: String,
    /// Issuer, as text.
    pub issuer: String,
    /// Names it is valid for (DNS names and addresses of subjectAltName).
    pub names: Vec<String>,
    /// Start of validity, seconds since 1970-01-01 UTC.
    pub not_before: i64,
    /// End of validity, seconds since 1970-01-01 UTC.
    pub not_after: i64,
    /// Whether it names itself as issuer.
    pub self_signed: bool,
    /// Public key in words ("RSA 2048", "EC P-256").
    pub key: String,
    /// Signature algorithm in words ("sha256WithRSAEncryption").
    pub signature: String,
    /// Where the issuer's certificate can be fetched (caIssuers, RFC 5280 section 4.2.2.1).
    pub issuer_url: Option<String>,
    /// The whole certificate, DER; empty where it was only told about.
    pub der: Vec<u8>,
    /// Its subjectPublicKeyInfo, DER; empty where it was only told about.
    pub spki: Vec<u8>,
}

impl Certificate {
    /// The common name of the subject; the whole subject where it has none.
    #[must_use]
    pub fn common_name(&self) -> &str {
        common_name(&self.subject)
    }
}

/// `mail.example.com` out of `CN=mail.example.com,O=...`; the text itself where it has no CN.
#[must_use]
pub fn common_name(name: &str) -> &str {
    let parts = name.split([',', '/']).map(str::trim);
    let found = parts.filter_map(|part| part.split_once('=')).find(|(key, _)| key.trim() == "CN");
    found.map_or(name, |(_, name)| name.trim())
}
