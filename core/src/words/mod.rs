//! The fixed words of the answers, in each language; generated from
//! `core/data/locales`.

use crate::report::Language;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl Language {
    /// Its fixed words.
    pub(crate) const fn words(self) -> &'static Words {
        match self {
            Self::English => &WORDS_ENGLISH,
            #[cfg(feature = "german")]
            Self::German => &WORDS_GERMAN,
        }
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
#[path = "words_tests.rs"]
mod tests;
