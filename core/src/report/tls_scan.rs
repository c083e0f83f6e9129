use serde::{Deserialize, Serialize};

/// What a server takes, shown by hellos of our own. No handshake was finished.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TlsScanReport {
    /// Connections that it took.
    pub connections: u32,
    /// False where the server or the time ended it before all was asked.
    pub complete: bool,
    /// Each version.
    pub versions: Vec<TlsAnswerReport>,
    /// Each way of key exchange.
    pub key_exchanges: Vec<TlsAnswerReport>,
    /// Kinds of clients: would they connect?
    pub clients: Vec<TlsAnswerReport>,
}

/// One question of a scan and its answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TlsAnswerReport {
    /// What was asked for (`TLS 1.0`, `RSA key exchange`, `Java 8`).
    pub asked: String,
    /// Whether the server takes it.
    pub agreed: bool,
    /// The version that the server chose.
    pub version: Option<String>,
    /// The suite that it chose.
    pub suite: Option<String>,
    /// Why not, in words.
    pub reason: Option<String>,
    /// What else to know of such a client.
    pub note: Option<String>,
}
