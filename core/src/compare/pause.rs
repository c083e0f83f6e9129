use crate::report::{Report, Severity, Stage};

/// Why no further probe should follow at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// A refused login that is repeated locks the account.
    Login,
    /// The server says 421: it asks to be left alone.
    Busy,
}

impl Pause {
    /// The reason in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Login => "the login was refused, and to try again could lock the account",
            Self::Busy => "the server asks for a pause (421)",
        }
    }
}

/// Whether something in this report asks for a pause.
#[must_use]
pub fn pauses(report: &Report) -> Option<Pause> {
    let mut errors = report.findings.iter().filter(|f| f.severity == Severity::Error);
    let login = report.sessions.iter().any(|s| s.auth.as_deref() == Some("refused"));
    if login || errors.clone().any(|f| f.stage == Stage::Auth) {
        return Some(Pause::Login);
    }
    errors.any(|f| f.context.code == Some(421)).then_some(Pause::Busy)
}
