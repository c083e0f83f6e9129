use serde::{Deserialize, Serialize};

/// What `explain` was asked about, when it is a term and not a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Topic {
    /// `reply-code`, `enhanced-code`, `cause`, `port`, `provider`.
    pub kind: String,
    /// The term (`535`, `5.7.8`, `net.timeout`, `587`).
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it means, a paragraph each.
    pub text: Vec<String>,
    /// Facts as name and value ("answers", "AUTH").
    pub facts: Vec<(String, String)>,
    /// Where to read more.
    pub references: Vec<super::Reference>,
}
