//! The public result: one JSON shape for pastes, probes and explanations.
//! Fields may be added within v1, never renamed or removed; one that is added
//! is an `Option` or has `#[serde(default)]`, so that older recordings are read.

mod attempt;
mod compared;
mod dns;
mod finding;
mod language;
mod probe;
mod record;
mod recording;
mod session;
mod tls_scan;
mod topic;

pub use attempt::{Attempt, AttemptState, Phase};
pub use compared::{Change, CountedValue, DIFF_SCHEMA, Difference, REPEAT_SCHEMA, Repeated, RepeatedRow};
pub use dns::{DnsFact, DnsState, DnsTopic};
pub use finding::{Confirm, Context, Evidence, Finding, Fix, Reference, Retry, Severity, Stage, Who};
pub use language::Language;
pub use probe::{
    CheckReport, CheckResult, FindReport, LoginReport, LoginResult, ProbeReport, QueuedReport,
    RecipientReport,
};
pub use record::{Record, Summary, records};
pub use recording::{DialogueLine, RECORD_SCHEMA, Recording};
pub use session::{CertificateReport, EventReport, SessionReport, TlsReport};

pub use tls_scan::{TlsAnswerReport, TlsScanReport};
pub use topic::Topic;

use serde::{Deserialize, Serialize};

/// The value of [`Report::schema`].
pub const SCHEMA: &str = "smtpdiag.report.v1";

/// The answer to a paste, a log or a probe. All text is plain, redacted and
/// free of control characters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Report {
    /// Always `smtpdiag.report.v1`.
    pub schema: String,
    /// Fault, healthy or unknown.
    pub verdict: Verdict,
    /// One sentence for a person, with the names of the input filled in.
    pub summary: String,
    /// False where the run was cut short or a bound was reached.
    pub complete: bool,
    /// The one to fix first stands first.
    pub findings: Vec<Finding>,
    /// What was recognised where.
    pub formats: Vec<FormatRange>,
    /// Each dialogue.
    pub sessions: Vec<SessionReport>,
    /// Probes: every address and port tried.
    pub attempts: Vec<Attempt>,
    /// Probes: what hellos of our own showed of the server's TLS, where they were sent.
    pub tls_scan: Option<TlsScanReport>,
    /// Probes: connections, logins, recipients.
    pub probe: Option<ProbeReport>,
    /// Probes and checks of a domain: what DNS says, and what to think of it.
    #[serde(default)]
    pub dns: Vec<DnsFact>,
    /// How many secrets were masked.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub redactions: u64,
    /// Error-like lines that no rule names, grouped.
    pub unmatched: Vec<Unmatched>,
    /// The term that `explain` was asked about; null for pastes and probes.
    pub topic: Option<Topic>,
    /// What the reader should know about this report: bounds that were reached, what to do to learn more.
    pub notes: Vec<String>,
    /// The language of the texts.
    #[serde(default)]
    pub language: Language,
}

impl Report {
    /// A report in English, without findings, that says why it cannot tell.
    #[must_use]
    pub fn unknown(summary: &str) -> Self {
        Self {
            schema: SCHEMA.into(),
            verdict: Verdict::Unknown,
            summary: summary.into(),
            complete: true,
            findings: Vec::new(),
            formats: Vec::new(),
            sessions: Vec::new(),
            attempts: Vec::new(),
            tls_scan: None,
            probe: None,
            dns: Vec::new(),
            redactions: 0,
            unmatched: Vec::new(),
            topic: None,
            notes: Vec::new(),
            language: Language::default(),
        }
    }
}

/// The three answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// At least one finding of severity error.
    Fault,
    /// SMTP was seen and nothing is wrong.
    Healthy,
    /// No SMTP recognised, an error that no rule names, or a probe that could not tell.
    Unknown,
}

/// A stretch of the input in one format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FormatRange {
    /// The input that it stands in, named as in the evidence.
    pub source: String,
    /// Name of the format ("phpmailer", "exim-mainlog").
    pub name: String,
    /// First line, from 1.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub first_line: u64,
    /// Last line.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub last_line: u64,
}

/// Error-like lines that no rule names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Unmatched {
    /// The line with its variable parts taken out.
    pub template: String,
    /// How many lines have this template.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub count: u64,
    /// The input that the first of them stands in.
    pub source: String,
    /// The first of them.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub line: u64,
    /// Its text.
    pub text: String,
}
