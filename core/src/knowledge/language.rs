//! Causes by language.

#[cfg(feature = "german")]
use super::tables;
use super::{CAUSES, Cause, CauseId};
use crate::report::Language;

impl Language {
    const fn causes(self) -> &'static [Cause] {
        match self {
            Self::English => CAUSES,
            #[cfg(feature = "german")]
            Self::German => tables::CAUSES_GERMAN,
        }
    }
}

impl CauseId {
    /// The cause with its texts in a language; users' own causes have one.
    pub(crate) fn told_in(self, language: Language) -> &'static Cause {
        language.causes().get(usize::from(self.0)).unwrap_or_else(|| self.get())
    }
}

#[cfg(test)]
#[path = "language_tests.rs"]
mod tests;
