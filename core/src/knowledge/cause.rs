use super::{CAUSES, own, texts};
use crate::report::{Language, Severity, Stage, Who};

/// A root cause, as its file tells it.
#[derive(Debug)]
pub(crate) struct Cause {
    pub(crate) id: &'static str,
    pub(crate) stage: Stage,
    pub(crate) severity: Severity,
    pub(crate) who: Who,
    /// What merely follows from this cause.
    pub(crate) explains: &'static [CauseId],
    /// What it is instead where a server's own log tells it of strangers.
    pub(crate) of_strangers: Option<CauseId>,
    pub(crate) retry_helps: bool,
    /// What a user's own cause says; the texts of the built-in ones come by layers.
    pub(crate) text: Option<&'static Text>,
}

/// What a cause says. Texts may hold holes such as `{host|the server}`.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) title: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) explanation: &'static str,
    pub(crate) retry_after: Option<&'static str>,
    pub(crate) avoid: Vec<&'static str>,
    pub(crate) confirm: Vec<Confirm>,
    pub(crate) fixes: Vec<Fix>,
    pub(crate) references: Vec<Link>,
}

impl Text {
    /// A text that says nothing but its title.
    pub(crate) const fn titled(title: &'static str) -> Self {
        Self {
            title,
            summary: "",
            explanation: "",
            retry_after: None,
            avoid: Vec::new(),
            confirm: Vec::new(),
            fixes: Vec::new(),
            references: Vec::new(),
        }
    }
}

/// A cause, as its place in the table; behind the table stand users' own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CauseId(pub(crate) u16);

impl CauseId {
    /// The cause itself.
    pub(crate) fn get(self) -> &'static Cause {
        let index = usize::from(self.0);
        CAUSES.get(index).unwrap_or_else(|| own::cause(index - CAUSES.len()))
    }

    /// What it says in English; empty where the texts of its layer are not there (yet).
    pub(crate) fn text(self) -> &'static Text {
        self.text_in(Language::English)
    }

    /// The same in a language; users' own causes have one.
    pub(crate) fn text_in(self, language: Language) -> &'static Text {
        self.get().text.unwrap_or_else(|| texts::of(self, language))
    }

    /// The layer, as the id begins: `net`, `tls`, `auth` ...
    pub(crate) fn layer(self) -> &'static str {
        let id = self.get().id;
        id.split_once('.').map_or(id, |(layer, _)| layer)
    }

    /// Whether `other` merely follows from this cause, directly or through a
    /// third one.
    pub(crate) fn explains(self, other: Self) -> bool {
        let direct = self.get().explains;
        self != other && (direct.contains(&other) || direct.iter().any(|c| c.get().explains.contains(&other)))
    }
}

/// A command that proves or disproves.
#[derive(Debug)]
pub(crate) struct Confirm {
    pub(crate) os: &'static str,
    pub(crate) command: &'static str,
    pub(crate) expect: &'static str,
}

/// Steps on one platform.
#[derive(Debug)]
pub(crate) struct Fix {
    pub(crate) platform: &'static str,
    pub(crate) steps: Vec<&'static str>,
}

/// Where to read more.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) title: &'static str,
    pub(crate) url: &'static str,
}
