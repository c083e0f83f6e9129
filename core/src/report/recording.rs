use super::Report;
use serde::{Deserialize, Serialize};

/// The value of [`Recording::schema`].
pub const RECORD_SCHEMA: &str = "smtpdiag.record.v1";

/// A probe as it is kept, to be compared with another one later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Recording {
    /// Always `smtpdiag.record.v1`.
    pub schema: String,
    /// When the probe began, RFC 3339.
    pub at: String,
    /// Whom it was for: `mail.example.com:587`.
    pub target: String,
    /// How long it took.
    pub milliseconds: u64,
    /// What was found.
    pub report: Report,
    /// The dialogue, with the arrows of swaks, secrets masked; `line` of the
    /// evidence counts in it, from 1.
    pub dialogue: Vec<DialogueLine>,
}

/// A line of the dialogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DialogueLine {
    /// Milliseconds since the start.
    pub at: u64,
    /// The words, behind their arrow.
    pub text: String,
}
