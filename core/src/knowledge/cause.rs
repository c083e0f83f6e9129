use super::{CAUSES, own};
use crate::report::{Severity, Stage, Who};

/// A root cause, as its file tells it. Texts may hold holes such as `{host|the server}`.
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
    pub(crate) retry_after: Option<&'static str>,
    pub(crate) title: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) explanation: &'static str,
    pub(crate) avoid: &'static [&'static str],
    pub(crate) confirm: &'static [Confirm],
    pub(crate) fixes: &'static [Fix],
    pub(crate) references: &'static [Link],
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
    pub(crate) steps: &'static [&'static str],
}

/// Where to read more.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) title: &'static str,
    pub(crate) url: &'static str,
}
