use serde::{Deserialize, Serialize};

/// One dialogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SessionReport {
    /// The input that it stands in, named as in the evidence.
    pub source: String,
    /// Host name of the server.
    pub host: Option<String>,
    /// Its address.
    pub ip: Option<String>,
    /// Its port.
    pub port: Option<u16>,
    /// `none`, `starttls` or `implicit`.
    pub tls_mode: Option<String>,
    /// Words of the greeting.
    pub greeting: Option<String>,
    /// Server software and version, where the greeting tells.
    pub server: Option<String>,
    /// EHLO keywords before TLS.
    pub capabilities: Vec<String>,
    /// EHLO keywords after TLS.
    pub capabilities_tls: Vec<String>,
    /// What the keywords of the last EHLO mean (`SIZE: mail up to 34 MiB`).
    pub capabilities_in_words: Vec<String>,
    /// How the keywords before TLS differ from those after it, a sentence each.
    pub capabilities_compared: Vec<String>,
    /// What TLS showed.
    pub tls: Option<TlsReport>,
    /// Result of the login: `accepted`, `refused`, or null where not tried.
    pub auth: Option<String>,
    /// What was said (the first ones; bounded).
    pub events: Vec<EventReport>,
    /// How it ended: `delivered`, `refused`, `failed`, `closed`, `open`.
    pub outcome: String,
}

/// One thing said or done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct EventReport {
    /// Time as the input writes it; for probes milliseconds since the start.
    pub at: Option<String>,
    /// `client`, `server`, `local`.
    pub from: String,
    /// `connecting`, `connected`, `command`, `reply`, `tls`, `failure`, `delivered`, `closed`, `note`.
    pub kind: String,
    /// The words, redacted.
    pub text: String,
    /// Line number from 1.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub line: u64,
}

/// What a TLS handshake showed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TlsReport {
    /// `1.3`, `1.2`.
    pub version: Option<String>,
    /// Cipher suite.
    pub suite: Option<String>,
    /// Key exchange group.
    pub group: Option<String>,
    /// The name asked for.
    pub server_name: Option<String>,
    /// Does the chain lead to a trusted root? Null: not looked at.
    pub trust: Option<bool>,
    /// Are the dates right?
    pub dates: Option<bool>,
    /// Is it for the name asked for?
    pub name: Option<bool>,
    /// Certificates as sent.
    pub chain: Vec<CertificateReport>,
    /// Whether the key exchange withstands a quantum computer; null where the group is not known.
    pub post_quantum: Option<bool>,
    /// The application protocol that was agreed on (ALPN).
    pub alpn: Option<String>,
    /// The store with the root that vouches for the chain.
    pub trusted_by: Option<String>,
    /// Days until the first certificate of the chain ends; negative when it has ended.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub days_left: Option<i64>,
    /// Whether the certificates were sent in order, each certifying the one before it.
    pub in_order: Option<bool>,
    /// The intermediate authority that the server left out.
    pub missing_issuer: Option<String>,
    /// A root that was sent, though every client must have its own.
    pub root_sent: Option<String>,
    /// The hosting company or the program whose certificate this is known to be.
    pub made_by: Option<String>,
    /// Whether an OCSP answer was stapled.
    pub ocsp_staple: Option<bool>,
    /// Whether the server asked for a client certificate.
    pub client_certificate_asked: Option<bool>,
    /// What else to know about the chain, a sentence each.
    pub remarks: Vec<String>,
}

/// One certificate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CertificateReport {
    /// Subject.
    pub subject: String,
    /// Issuer.
    pub issuer: String,
    /// Names it is valid for.
    pub names: Vec<String>,
    /// Start of validity, RFC 3339.
    pub not_before: String,
    /// End of validity, RFC 3339.
    pub not_after: String,
    /// Public key.
    pub key: String,
    /// Signature algorithm.
    pub signature: String,
}
