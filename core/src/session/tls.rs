/// What a TLS handshake showed. Trust, dates and name are three separate answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TlsFacts {
    /// Protocol version in words: "1.3", "1.2".
    pub version: Option<String>,
    /// Cipher suite, IANA name.
    pub suite: Option<String>,
    /// Key exchange group, IANA name ("x25519", "X25519MLKEM768").
    pub group: Option<String>,
    /// The name that was asked for (SNI) and checked.
    pub server_name: Option<String>,
    /// The certificates as the server sent them, its own first.
    pub chain: Vec<Certificate>,
    /// Does the chain lead to a trusted root?
    pub trust: Check,
    /// Is today within the dates of every certificate of the chain?
    pub dates: Check,
    /// Is the certificate for the name that was asked for?
    pub name: Check,
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
}
