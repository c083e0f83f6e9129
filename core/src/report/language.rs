use serde::{Deserialize, Serialize};

/// The language of the texts of a report. Ids, evidence and names of fields
/// are the same in every language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// German. What is not translated stands in English.
    #[cfg(feature = "german")]
    #[serde(rename = "de")]
    German,
}

impl Language {
    /// The language of a tag (BCP 47: `de`, `de-AT`) or of a locale as in
    /// `LANG` (POSIX: `de_DE.UTF-8`); `None` where the texts do not exist in it.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let name = tag.split(['-', '_', '.', '@']).next().unwrap_or(tag);
        let all = Self::all().iter().copied();
        all.into_iter().find(|language| language.tag().eq_ignore_ascii_case(name))
    }

    /// Every language of this build, English first.
    #[must_use]
    pub const fn all() -> &'static [Self] {
        &[
            Self::English,
            #[cfg(feature = "german")]
            Self::German,
        ]
    }

    /// Its tag, as `lang` in HTML has it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            #[cfg(feature = "german")]
            Self::German => "de",
        }
    }
}
