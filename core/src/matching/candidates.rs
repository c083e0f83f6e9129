use super::Folded;
use super::index::Index;
use super::verify::{Captures, verify};
use crate::knowledge::{PATTERNS, Target, target};
use std::sync::LazyLock;

/// A pattern that stands in the text.
#[derive(Debug)]
pub(crate) struct Hit {
    pub(crate) target: Target,
    pub(crate) captures: Captures,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::of(PATTERNS));

/// All patterns that stand in a folded text, each target once.
pub(crate) fn hits(folded: &Folded) -> Vec<Hit> {
    let index = &*INDEX;
    let mut tried: Vec<u16> = Vec::new();
    let mut hits: Vec<Hit> = Vec::new();
    for window in folded.text().as_bytes().windows(4) {
        let gram = u32::from_be_bytes([window[0], window[1], window[2], window[3]]);
        for form in index.filed_under(gram) {
            if tried.contains(&form) {
                continue;
            }
            tried.push(form);
            let (code, pattern) = index.form(form);
            let target = target(pattern);
            if hits.iter().any(|h| h.target == target) {
                continue;
            }
            if let Some(captures) = verify(code, folded.text()) {
                hits.push(Hit { target, captures });
            }
        }
    }
    hits
}
