use serde::{Deserialize, Serialize};

/// One address and port that a probe tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Attempt {
    /// IP address.
    pub address: String,
    /// Port.
    pub port: u16,
    /// `none`, `starttls` or `implicit`.
    pub tls_mode: String,
    /// What came of it.
    pub state: AttemptState,
    /// The same in words (`refused`, `timed out`).
    pub reason: String,
    /// How long each phase took.
    pub phases: Vec<Phase>,
    /// True where the connection was made only to compare, and closed at once.
    pub comparison: bool,
}

/// What came of an attempt to connect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum AttemptState {
    /// Connected.
    Open,
    /// Refused.
    Refused,
    /// No answer.
    TimedOut,
    /// No route.
    Unreachable,
    /// The local machine forbids it.
    Forbidden,
    /// Reset by the peer.
    Reset,
    /// Failed otherwise.
    Failed,
}

/// A phase and its time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Phase {
    /// `resolve`, `connect`, `greeting`, `ehlo`, `starttls`, `tls`, `auth`, `mail`, `rcpt`, `quit`.
    pub name: String,
    /// Its length.
    pub milliseconds: f64,
}
