//! The shape of each kind of data file. `data/README.md` tells what the
//! fields mean.

use serde::Deserialize;
use toml::Spanned;

/// `causes/<layer>/<slug>.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    pub stage: Spanned<String>,
    pub severity: Spanned<String>,
    pub who: Spanned<String>,
    #[serde(default)]
    pub explains: Vec<Spanned<String>>,
    pub strangers: Option<Spanned<String>>,
    #[serde(default)]
    pub patterns: Vec<Spanned<Pattern>>,
    /// Words that hint at the cause where nothing better speaks.
    #[serde(default)]
    pub guesses: Vec<Spanned<String>>,
    pub retry: Retry,
    pub text: Text,
    #[serde(default)]
    pub confirm: Vec<Confirm>,
    #[serde(default)]
    pub fix: Vec<Fix>,
    #[serde(default)]
    pub reference: Vec<Reference>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retry {
    pub helps: bool,
    pub after: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub title: Spanned<String>,
    pub summary: Spanned<String>,
    pub explanation: Spanned<String>,
    #[serde(default)]
    pub avoid: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    pub os: Spanned<String>,
    pub command: Spanned<String>,
    pub expect: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fix {
    pub platform: Spanned<String>,
    pub steps: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    pub title: String,
    pub url: Spanned<String>,
}

/// One value or a list of them.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl<T: Clone> OneOrMany<T> {
    pub fn list(this: Option<&Self>) -> Vec<T> {
        match this {
            None => Vec::new(),
            Some(Self::One(one)) => vec![one.clone()],
            Some(Self::Many(many)) => many.clone(),
        }
    }
}

impl Pattern {
    /// How sure an answer is that stands on a hint alone.
    const GUESS: f64 = 0.45;

    /// The pattern of a hint.
    pub fn guess(number: usize, words: &Spanned<String>) -> Self {
        Self {
            id: format!("guess-{number}"),
            text: Some(words.clone()),
            confidence: Some(Self::GUESS),
            guess: true,
            ..Self::default()
        }
    }
}

/// A pattern of a cause, or (with `cause`) of a provider.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    pub id: String,
    pub text: Option<Spanned<String>>,
    pub cause: Option<Spanned<String>>,
    pub code: Option<OneOrMany<String>>,
    pub enhanced: Option<OneOrMany<String>>,
    pub command: Option<OneOrMany<String>>,
    pub provider: Option<OneOrMany<String>>,
    pub software: Option<OneOrMany<String>>,
    pub side: Option<String>,
    pub tls_mode: Option<OneOrMany<String>>,
    pub port: Option<OneOrMany<u16>>,
    pub confidence: Option<f64>,
    #[serde(default)]
    pub needs_provider: bool,
    #[serde(skip)]
    pub guess: bool,
    #[serde(rename = "source")]
    pub _source: Option<String>,
    #[serde(rename = "seen")]
    pub _seen: Option<String>,
    #[serde(rename = "note")]
    pub _note: Option<String>,
}

/// `software/<id>.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Software {
    pub name: String,
    pub role: Spanned<String>,
    pub platform: Spanned<String>,
    pub marks: Vec<Spanned<String>>,
    #[serde(default)]
    pub debug: String,
    #[serde(default)]
    pub releases: Vec<Release>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    pub version: String,
    pub year: u16,
}

/// `providers/<id>.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    pub name: String,
    pub kind: String,
    #[serde(rename = "checked", default)]
    pub _checked: String,
    #[serde(default)]
    pub domains: Vec<String>,
    #[serde(default)]
    pub hosts: Vec<Host>,
    #[serde(default)]
    pub marks: Vec<Spanned<String>>,
    #[serde(default)]
    pub patterns: Vec<Spanned<Pattern>>,
    #[serde(default)]
    pub references: Vec<Reference>,
    #[serde(default)]
    pub auth: Auth,
    #[serde(default)]
    pub limits: toml::Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    pub host: String,
    pub port: u16,
    pub tls: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Auth {
    #[serde(default)]
    pub mechanisms: Vec<String>,
    #[serde(default)]
    pub username: String,
    #[serde(rename = "app_password", default)]
    pub _app_password: bool,
    #[serde(rename = "oauth", default)]
    pub _oauth: bool,
    #[serde(default)]
    pub requires: Vec<String>,
}

/// `networks/<id>.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    pub name: String,
    #[serde(rename = "kind")]
    pub _kind: String,
    pub ports: Vec<u16>,
    pub default_state: String,
    #[serde(rename = "symptom", default)]
    pub _symptom: String,
    pub causes: Vec<Spanned<String>>,
    pub how_to_lift: Vec<String>,
    #[serde(rename = "how_to_detect", default)]
    pub _how_to_detect: Vec<String>,
    #[serde(default)]
    pub signs: Signs,
    #[serde(default)]
    pub request: String,
    #[serde(default)]
    pub source: String,
    #[serde(rename = "notes", default)]
    pub _notes: String,
}

/// What on a machine shows that it stands in a network.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Signs {
    pub dmi: Vec<String>,
    pub cloud: Vec<String>,
    pub names: Vec<String>,
    pub env: Vec<String>,
    pub files: Vec<String>,
}

/// `codes/reply.toml`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyCodes {
    #[serde(default)]
    pub code: Vec<Code>,
    #[serde(rename = "rule", default)]
    pub _rule: Vec<toml::Table>,
}

/// `codes/enhanced.toml`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnhancedCodes {
    #[serde(default)]
    pub class: Vec<Code>,
    #[serde(default)]
    pub subject: Vec<Code>,
    #[serde(default)]
    pub detail: Vec<Code>,
}

/// One code of a registry.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    pub code: Spanned<String>,
    #[serde(default)]
    pub up_to: String,
    pub name: String,
    pub meaning: String,
    #[serde(default)]
    pub at: Vec<String>,
    #[serde(default)]
    pub causes: Vec<Spanned<String>>,
    #[serde(default)]
    pub basic_codes: Vec<String>,
    #[serde(default)]
    pub rfc: Option<OneOrMany<String>>,
    #[serde(default)]
    pub status: String,
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub vendor: String,
    #[serde(rename = "source", default)]
    pub _source: String,
}

/// `codes/port.toml`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ports {
    #[serde(default)]
    pub port: Vec<Port>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Port {
    pub number: u16,
    pub name: String,
    #[serde(rename = "sending")]
    pub _sending: bool,
    pub tls: String,
    pub meaning: String,
    #[serde(rename = "use")]
    pub usage: String,
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub rfc: Vec<String>,
}
