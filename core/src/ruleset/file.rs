use super::problem::{Problems, Source};
use serde::de::DeserializeOwned;

/// A parsed file with its id (from its path) and its source.
pub(crate) struct File<T> {
    pub(crate) id: String,
    pub(crate) source: Source,
    pub(crate) data: T,
}

impl<T: DeserializeOwned> File<T> {
    /// Parses a file; `None` where it has another shape, which is a problem.
    pub(crate) fn parse(id: String, source: Source, problems: &mut Problems) -> Option<Self> {
        match toml::from_str(&source.text) {
            Ok(data) => Some(Self { id, source, data }),
            Err(error) => {
                let span = error.span().unwrap_or(0..0);
                problems.add(&source, span, error.message(), HELP);
                None
            }
        }
    }
}

/// Where the form is told.
pub(crate) const HELP: &str = "see core/data/README.md";
