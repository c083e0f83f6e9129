use serde::Serialize;

/// The value of [`Repeated::schema`].
pub const REPEAT_SCHEMA: &str = "smtpdiag.repeat.v1";
/// The value of [`Difference::schema`].
pub const DIFF_SCHEMA: &str = "smtpdiag.diff.v1";

/// What several probes of one server have in common, and what not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Repeated {
    /// Always `smtpdiag.repeat.v1`.
    pub schema: String,
    /// How many probes came to their end.
    pub probes: usize,
    /// How many were asked for.
    pub wanted: usize,
    /// Why there are fewer, in words.
    pub stopped: Option<String>,
    /// One row for each thing that was looked at.
    pub rows: Vec<RepeatedRow>,
}

/// One thing, and the values that it had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RepeatedRow {
    /// What was looked at (`verdict`, `certificate`).
    pub what: String,
    /// Whether all probes saw the same.
    pub equal: bool,
    /// Each value and how many probes saw it, the most frequent one first.
    pub values: Vec<CountedValue>,
}

/// A value and how often it was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountedValue {
    /// The value in words; null where there was none.
    pub value: Option<String>,
    /// How many probes saw it.
    pub count: usize,
    /// The addresses at which they saw it.
    pub addresses: Vec<String>,
}

/// What differs between two reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference {
    /// Always `smtpdiag.diff.v1`.
    pub schema: String,
    /// Whether nothing differs.
    pub same: bool,
    /// Each change.
    pub changes: Vec<Change>,
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// What changed (`verdict`, `certificate`).
    pub what: String,
    /// What it was; null where there was none.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
    /// The change in words.
    pub words: String,
}
