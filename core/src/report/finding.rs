use serde::{Deserialize, Serialize};

/// One cause, with everything a person needs to act on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finding {
    /// Id of the cause (`net.refused`).
    pub cause: String,
    /// Id of the rule that named it (`net.refused/glibc`).
    pub rule: String,
    /// Only errors make a fault.
    pub severity: Severity,
    /// The share of such findings that are right, 0 to 1.
    pub confidence: f64,
    /// Short name.
    pub title: String,
    /// One sentence: what is wrong in this case, with the names of the input.
    pub summary: String,
    /// What happened and why.
    pub explanation: String,
    /// Where in the chain.
    pub stage: Stage,
    /// Whose move it is.
    pub who: Who,
    /// Whether sending the same again later helps.
    pub retry: Retry,
    /// Index of the finding that this one follows from.
    pub consequence_of: Option<usize>,
    /// The lines that show it, first ones first.
    pub evidence: Vec<Evidence>,
    /// What is known about the case.
    pub context: Context,
    /// How often it was seen.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub count: u64,
    /// Time of the first, RFC 3339, where the input tells.
    pub first_seen: Option<String>,
    /// Time of the last.
    pub last_seen: Option<String>,
    /// How to make sure.
    pub confirm: Vec<Confirm>,
    /// What to do; the detected platform first.
    pub fixes: Vec<Fix>,
    /// What not to do, and why.
    pub avoid: Vec<String>,
    /// RFC, vendor.
    pub references: Vec<Reference>,
}

/// How bad a finding is. Ordered: errors first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Mail does not go out.
    Error,
    /// It works today, and may not tomorrow.
    Warning,
    /// Good to know.
    Info,
}

/// Where in the chain a fault sits, in the order of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The sending program.
    Client,
    /// Name look-up.
    Dns,
    /// TCP.
    Network,
    /// TLS.
    Tls,
    /// Login.
    Auth,
    /// MAIL and RCPT.
    Envelope,
    /// The message itself.
    Message,
    /// After the server took it.
    Delivery,
}

/// Whose move it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The one who sends.
    You,
    /// Hosting company, ISP, network.
    YourHost,
    /// The submission service.
    Provider,
    /// The other side or its postmaster.
    Recipient,
    /// No one: it passes, or it is no fault.
    Nobody,
}

/// Does sending the same again help?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Retry {
    /// Whether it does.
    pub helps: bool,
    /// After how long, in words, where known.
    pub after: Option<String>,
}

/// A line that shows the finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Evidence {
    /// File name or path, `-` for standard input, `probe` for a live probe, `paste` in the page.
    pub source: String,
    /// Line number from 1.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub line: u64,
    /// Byte offset in the original input.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub start: u64,
    /// Byte offset after the last byte.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub end: u64,
    /// The line, decoded and redacted.
    pub text: String,
}

/// What is known about the case; `null` where the input does not tell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Context {
    /// Name of the program that wrote it.
    pub software: Option<String>,
    /// Name of the service that speaks.
    pub provider: Option<String>,
    /// Host name of the server.
    pub host: Option<String>,
    /// Its address.
    pub ip: Option<String>,
    /// Its port.
    pub port: Option<u16>,
    /// `none`, `starttls` or `implicit`.
    pub tls_mode: Option<String>,
    /// The step that failed (`connect`, `ehlo`, `auth` ...).
    pub command: Option<String>,
    /// Reply code.
    pub code: Option<u16>,
    /// Enhanced status code.
    pub enhanced_code: Option<String>,
    /// Domain of the user's own address.
    pub user_domain: Option<String>,
    /// Queue id.
    pub queue_id: Option<String>,
}

/// A command that proves or disproves the diagnosis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Confirm {
    /// `any`, `linux`, `macos`, `windows`.
    pub os: String,
    /// The command, host and port filled in.
    pub command: String,
    /// What it prints in either case.
    pub expect: String,
}

/// What to do on one platform.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Fix {
    /// Id of the platform (`php-shared-hosting`, `vps`).
    pub platform: String,
    /// Its name for people.
    pub name: String,
    /// The steps, in order.
    pub steps: Vec<String>,
}

/// Where to read more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Reference {
    /// Title.
    pub title: String,
    /// Address.
    pub url: String,
}
