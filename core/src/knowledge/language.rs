//! Causes and fixed words by language.

use super::{CAUSES, Cause, CauseId};
use crate::knowledge::tables;
use crate::report::Language;
pub(crate) use tables::Words;

impl Language {
    /// Its fixed words.
    pub(crate) const fn words(self) -> &'static Words {
        match self {
            Self::English => &tables::WORDS_ENGLISH,
            #[cfg(feature = "german")]
            Self::German => &tables::WORDS_GERMAN,
        }
    }

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

/// Fills the holes of fixed words: `{name}`.
pub(crate) fn fixed(words: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
    let mut out = String::with_capacity(words.len() + 32);
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            rest = after;
            break;
        };
        let value = values.iter().find(|(known, _)| *known == name);
        out.push_str(&value.map_or(String::new(), |(_, value)| value.to_string()));
        rest = behind;
    }
    out + rest
}

#[cfg(test)]
#[path = "language_tests.rs"]
mod tests;
