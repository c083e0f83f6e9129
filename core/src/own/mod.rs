//! Users' own rules: files in the form of `core/data/causes`, checked by the
//! same rules as the built-in ones and compiled into the same tables.

mod cause;
mod examples;
mod read;

pub use examples::check_examples;

#[cfg(test)]
#[path = "own_tests.rs"]
mod tests;

use crate::ruleset::{Problems, Source};

/// A file of users' rules, read by the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFile {
    /// How it is named in problems.
    pub path: String,
    /// Its place in the folder of rules: `layer/slug.toml` or `layer/slug.examples.txt`.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// The ending of a file of examples.
const EXAMPLES: &str = ".examples.txt";

impl RuleFile {
    fn is_examples(&self) -> bool {
        self.name.ends_with(EXAMPLES)
    }

    fn source(&self) -> Source {
        Source { path: self.path.clone(), text: self.text.clone() }
    }

    /// The id of its cause: the path of the file.
    fn id(&self) -> Option<String> {
        let name = self.name.strip_suffix(".toml").or_else(|| self.name.strip_suffix(EXAMPLES))?;
        let (layer, slug) = name.split_once(['/', '\\'])?;
        let fine = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        (fine(layer) && fine(slug)).then(|| format!("{layer}.{slug}"))
    }

    /// The id, or the problem that there is none.
    fn id_or(&self, problems: &mut Problems) -> Option<String> {
        let id = self.id();
        if id.is_none() {
            let hint = "name it layer/slug.toml in small letters, such as net/refused.toml: that is its id";
            problems.add(&self.source(), 0..0, "the path is no id of a cause", hint);
        }
        id
    }
}
