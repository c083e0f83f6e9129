use crate::text;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Makes words fit to show: secrets masked, control characters neutralised,
/// bounded. Counts what was masked; a line that is shown twice counts once.
#[derive(Debug)]
pub(super) struct Shown {
    /// Whether secrets are masked.
    redact: bool,
    pub(super) redactions: u64,
    counted: HashSet<u64>,
}

const LONGEST: usize = 2_000;

impl Shown {
    pub(super) fn new(redact: bool) -> Self {
        Self { redact, redactions: 0, counted: HashSet::new() }
    }

    /// The words as they may be shown.
    pub(super) fn words(&mut self, words: &str) -> String {
        let (masked, count) = if self.redact { text::redact::mask(words) } else { (words.to_owned(), 0) };
        if count > 0 && self.counted.insert(hash(words)) {
            self.redactions += u64::from(count);
        }
        let clean = text::clean(&masked);
        match clean.char_indices().nth(LONGEST) {
            Some((cut, _)) => format!("{}…", &clean[..cut]),
            None => clean,
        }
    }
}

fn hash(words: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}
