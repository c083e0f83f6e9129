//! The shape of each kind of data file. `data/README.md` tells what the
//! fields mean.

use serde::Deserialize;
use toml::Spanned;

/// `causes/<layer>/<slug>.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cause {
    pub(crate) stage: Spanned<String>,
    pub(crate) severity: Spanned<String>,
    pub(crate) who: Spanned<String>,
    #[serde(default)]
    pub(crate) explains: Vec<Spanned<String>>,
    pub(crate) strangers: Option<Spanned<String>>,
    #[serde(default)]
    pub(crate) patterns: Vec<Spanned<Pattern>>,
    /// Words that hint at the cause where nothing better speaks.
    #[serde(default)]
    pub(crate) guesses: Vec<Spanned<String>>,
    pub(crate) retry: Retry,
    pub(crate) text: Text,
    #[serde(default)]
    pub(crate) confirm: Vec<Confirm>,
    #[serde(default)]
    pub(crate) fix: Vec<Fix>,
    #[serde(default)]
    pub(crate) reference: Vec<Reference>,
}

/// A user's file of a built-in cause that only adds to it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Additions {
    #[serde(default)]
    pub(crate) patterns: Vec<Spanned<Pattern>>,
    #[serde(default)]
    pub(crate) guesses: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Retry {
    pub(crate) helps: bool,
    pub(crate) after: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Text {
    pub(crate) title: Spanned<String>,
    pub(crate) summary: Spanned<String>,
    pub(crate) explanation: Spanned<String>,
    #[serde(default)]
    pub(crate) avoid: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Confirm {
    pub(crate) os: Spanned<String>,
    pub(crate) command: Spanned<String>,
    pub(crate) expect: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fix {
    pub(crate) platform: Spanned<String>,
    pub(crate) steps: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reference {
    pub(crate) title: String,
    pub(crate) url: Spanned<String>,
}

/// One value or a list of them.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl<T: Clone> OneOrMany<T> {
    pub(crate) fn list(this: Option<&Self>) -> Vec<T> {
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
    pub(crate) fn guess(number: usize, words: &Spanned<String>) -> Self {
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
pub(crate) struct Pattern {
    pub(crate) id: String,
    pub(crate) text: Option<Spanned<String>>,
    pub(crate) cause: Option<Spanned<String>>,
    pub(crate) code: Option<OneOrMany<String>>,
    pub(crate) enhanced: Option<OneOrMany<String>>,
    pub(crate) command: Option<OneOrMany<String>>,
    pub(crate) provider: Option<OneOrMany<String>>,
    pub(crate) software: Option<OneOrMany<String>>,
    pub(crate) side: Option<String>,
    pub(crate) tls_mode: Option<OneOrMany<String>>,
    pub(crate) port: Option<OneOrMany<u16>>,
    pub(crate) confidence: Option<f64>,
    #[serde(default)]
    pub(crate) needs_provider: bool,
    #[serde(skip)]
    pub(crate) guess: bool,
    #[serde(rename = "source")]
    pub(crate) _source: Option<String>,
    #[serde(rename = "seen")]
    pub(crate) _seen: Option<String>,
    #[serde(rename = "note")]
    pub(crate) _note: Option<String>,
}

/// `software/<id>.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Software {
    pub(crate) name: String,
    pub(crate) role: Spanned<String>,
    pub(crate) platform: Spanned<String>,
    pub(crate) marks: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) debug: String,
    #[serde(default)]
    pub(crate) releases: Vec<Release>,
    #[serde(default)]
    pub(crate) queue: Queue,
}

/// How a message is found again that the server has taken over.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Queue {
    /// Words of its reply around `{id}`.
    pub(crate) replies: Vec<Spanned<String>>,
    /// Commands that find `{id}`.
    pub(crate) find: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Release {
    pub(crate) version: String,
    pub(crate) year: u16,
}

/// `providers/<id>.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Provider {
    pub(crate) name: String,
    pub(crate) kind: String,
    #[serde(rename = "checked", default)]
    pub(crate) _checked: String,
    #[serde(default)]
    pub(crate) domains: Vec<String>,
    #[serde(default)]
    pub(crate) hosts: Vec<Host>,
    #[serde(default)]
    pub(crate) marks: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) patterns: Vec<Spanned<Pattern>>,
    #[serde(default)]
    pub(crate) references: Vec<Reference>,
    #[serde(default)]
    pub(crate) auth: Auth,
    #[serde(default)]
    pub(crate) limits: toml::Table,
    #[serde(default)]
    pub(crate) queue: Queue,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Host {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) tls: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Auth {
    #[serde(default)]
    pub(crate) mechanisms: Vec<String>,
    #[serde(default)]
    pub(crate) username: String,
    #[serde(rename = "app_password", default)]
    pub(crate) _app_password: bool,
    #[serde(rename = "oauth", default)]
    pub(crate) _oauth: bool,
    #[serde(default)]
    pub(crate) requires: Vec<String>,
}

/// `networks/<id>.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Network {
    pub(crate) name: String,
    #[serde(rename = "kind")]
    pub(crate) _kind: String,
    pub(crate) ports: Vec<u16>,
    pub(crate) default_state: String,
    #[serde(rename = "symptom", default)]
    pub(crate) _symptom: String,
    pub(crate) causes: Vec<Spanned<String>>,
    pub(crate) how_to_lift: Vec<String>,
    #[serde(rename = "how_to_detect", default)]
    pub(crate) _how_to_detect: Vec<String>,
    #[serde(default)]
    pub(crate) signs: Signs,
    #[serde(default)]
    pub(crate) request: String,
    #[serde(default)]
    pub(crate) source: String,
    #[serde(rename = "notes", default)]
    pub(crate) _notes: String,
}

/// What on a machine shows that it stands in a network.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Signs {
    pub(crate) dmi: Vec<String>,
    pub(crate) cloud: Vec<String>,
    pub(crate) names: Vec<String>,
    pub(crate) env: Vec<String>,
    pub(crate) files: Vec<String>,
}

/// `codes/reply.toml`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplyCodes {
    #[serde(default)]
    pub(crate) code: Vec<Code>,
    #[serde(rename = "rule", default)]
    pub(crate) _rule: Vec<toml::Table>,
}

/// `codes/enhanced.toml`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnhancedCodes {
    #[serde(default)]
    pub(crate) class: Vec<Code>,
    #[serde(default)]
    pub(crate) subject: Vec<Code>,
    #[serde(default)]
    pub(crate) detail: Vec<Code>,
}

/// One code of a registry.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Code {
    pub(crate) code: Spanned<String>,
    #[serde(default)]
    pub(crate) up_to: String,
    pub(crate) name: String,
    pub(crate) meaning: String,
    #[serde(default)]
    pub(crate) at: Vec<String>,
    #[serde(default)]
    pub(crate) causes: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) basic_codes: Vec<String>,
    #[serde(default)]
    pub(crate) rfc: Option<OneOrMany<String>>,
    #[serde(default)]
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) notes: String,
    #[serde(default)]
    pub(crate) vendor: String,
    #[serde(rename = "source", default)]
    pub(crate) _source: String,
}

/// `codes/port.toml`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ports {
    #[serde(default)]
    pub(crate) port: Vec<Port>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Port {
    pub(crate) number: u16,
    pub(crate) name: String,
    #[serde(rename = "sending")]
    pub(crate) _sending: bool,
    pub(crate) tls: String,
    pub(crate) meaning: String,
    #[serde(rename = "use")]
    pub(crate) usage: String,
    #[serde(default)]
    pub(crate) notes: String,
    #[serde(default)]
    pub(crate) rfc: Vec<String>,
}
