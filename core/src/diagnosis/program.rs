use crate::knowledge::{SOFTWARE, nearest};

/// A sending program that smtpdiag knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Program(pub(crate) u16);

/// A word that names nothing known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{word}\" is not known; near to it: {}", nearest.join(", "))]
pub struct Unknown {
    /// The word.
    pub word: String,
    /// Known words near to it, the nearest first.
    pub nearest: Vec<&'static str>,
}

impl Unknown {
    pub(super) fn new(word: &str, known: impl Iterator<Item = &'static str>) -> Self {
        Self { word: crate::text::clean(word), nearest: nearest(word, known) }
    }
}

impl Program {
    /// The program of this id or name (`phpmailer`, `PHPMailer`).
    ///
    /// # Errors
    /// With the nearest ids where none is of this name.
    pub fn named(word: &str) -> Result<Self, Unknown> {
        let is = |name: &str| name.eq_ignore_ascii_case(word.trim());
        let index = SOFTWARE.iter().position(|s| is(s.id) || is(s.name));
        let index = index.and_then(|i| u16::try_from(i).ok());
        index.map(Self).ok_or_else(|| Unknown::new(word, SOFTWARE.iter().map(|s| s.id)))
    }
}
