use serde::{Deserialize, Serialize};

/// What a live probe did and saw, beside its findings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProbeReport {
    /// Connections tried, all told: dialogues, looks at other addresses and ports, the TLS scan, checks.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub connections: u64,
    /// Each login that was tried or could have been, in order.
    pub logins: Vec<LoginReport>,
    /// Each recipient that the server was asked for, in order.
    pub recipients: Vec<RecipientReport>,
    /// Checks of the server that were asked for.
    pub checks: Vec<CheckReport>,
    /// Where the message is that the server took over; null where none was sent or taken.
    pub queued: Option<QueuedReport>,
}

/// A message that the server took over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct QueuedReport {
    /// Its id in the server's queue or log, where the reply tells.
    pub id: Option<String>,
    /// The server's reply.
    pub reply: String,
    /// How to find it there.
    pub find: Vec<FindReport>,
}

/// A command that finds a message on a server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FindReport {
    /// The program or service.
    pub on: String,
    /// The command.
    pub command: String,
}

/// A login by one mechanism (RFC 4954).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LoginReport {
    /// Name of the mechanism (`PLAIN`).
    pub mechanism: String,
    /// What came of it.
    pub result: LoginResult,
    /// The server's reply, or why it was not tried.
    pub words: String,
}

/// What came of a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum LoginResult {
    /// The server took it.
    Accepted,
    /// The server refused it.
    Refused,
    /// It came to no answer: connection lost, silence, a challenge that makes no sense.
    Failed,
    /// It was left out.
    NotTried,
}

impl LoginResult {
    /// The result in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::NotTried => "not tried",
        }
    }
}

/// What the server said to a recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RecipientReport {
    /// The address.
    pub address: String,
    /// Whether it was accepted.
    pub accepted: bool,
    /// The server's reply.
    pub reply: String,
}

/// A check of the server that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CheckReport {
    /// `relay`, `mail-in-clear`, `auth-in-clear`, `starttls-injection`.
    pub check: String,
    /// What it showed.
    pub result: CheckResult,
    /// The same in words, with the server's reply.
    pub words: String,
}

/// What a check showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum CheckResult {
    /// As it should be.
    Passed,
    /// Not as it should be.
    Failed,
    /// It could not be told.
    Unknown,
}

impl CheckResult {
    /// The result in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Passed => "good",
            Self::Failed => "NOT good",
            Self::Unknown => "could not tell",
        }
    }
}
