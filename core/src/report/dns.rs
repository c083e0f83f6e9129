use serde::{Deserialize, Serialize};

/// One thing that DNS (or a policy that DNS points to) says, and what to think of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DnsFact {
    /// What it is about.
    pub topic: DnsTopic,
    /// The name that was looked up.
    pub name: String,
    /// What to think of it.
    pub state: DnsState,
    /// The same in one sentence, for a person.
    pub text: String,
    /// The records as they were found, in the form of a zone file (bounded).
    pub records: Vec<String>,
    /// The record to publish, in the form of a zone file, where one would mend it.
    pub publish: Option<String>,
    /// Id of the cause, where something is wrong: the finding of that cause tells what to do.
    pub cause: Option<String>,
    /// Which rule names that cause (`null-mx` of `dns.no-mx/null-mx`).
    pub rule: Option<String>,
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum DnsTopic {
    /// Mail servers of a domain (RFC 5321 section 5).
    Mx,
    /// Submission servers of a domain (RFC 6186, RFC 8314 section 5.1).
    Srv,
    /// Name of an address.
    Ptr,
    /// Who may send for a domain (RFC 7208).
    Spf,
    /// A key for signatures (RFC 6376).
    Dkim,
    /// What receivers do with unproven mail (RFC 7489).
    Dmarc,
    /// TLS for mail to a domain, by HTTPS (RFC 8461).
    MtaSts,
    /// Where reports about TLS go (RFC 8460).
    TlsRpt,
    /// Certificates of a mail server in DNS (RFC 7672).
    Dane,
}

impl DnsTopic {
    /// The name for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Mx => "MX",
            Self::Srv => "SRV",
            Self::Ptr => "PTR",
            Self::Spf => "SPF",
            Self::Dkim => "DKIM",
            Self::Dmarc => "DMARC",
            Self::MtaSts => "MTA-STS",
            Self::TlsRpt => "TLS-RPT",
            Self::Dane => "DANE",
        }
    }
}

/// What to think of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum DnsState {
    /// As it should be.
    Good,
    /// Neither good nor bad.
    Info,
    /// It works today, and may not everywhere.
    Warning,
    /// Wrong.
    Fault,
    /// It could not be looked up.
    Unknown,
}

/// Most records kept of one fact; a policy may name hundreds.
const RECORDS: usize = 32;
/// Most characters of one record: a DKIM key of 4096 bits has about 800.
const RECORD: usize = 2_000;

impl DnsFact {
    /// A fact; the words are made fit to show.
    #[must_use]
    pub fn new(topic: DnsTopic, name: &str, state: DnsState, text: impl Into<String>) -> Self {
        Self {
            topic,
            name: cut(name),
            state,
            text: cut(&text.into()),
            records: Vec::new(),
            publish: None,
            cause: None,
            rule: None,
        }
    }

    /// The same with the records that it stands on.
    #[must_use]
    pub fn with_records<T: AsRef<str>>(mut self, records: impl IntoIterator<Item = T>) -> Self {
        self.records = records.into_iter().take(RECORDS).map(|record| cut(record.as_ref())).collect();
        self
    }

    /// The same with a cause and the rule that names it.
    #[must_use]
    pub fn blaming(mut self, cause: &str, rule: &str) -> Self {
        self.cause = Some(cause.into());
        self.rule = Some(rule.into());
        self
    }

    /// The same with the record that would mend it.
    #[must_use]
    pub fn publishing(mut self, record: impl Into<String>) -> Self {
        self.publish = Some(record.into());
        self
    }
}

fn cut(text: &str) -> String {
    text.chars().take(RECORD).collect()
}
