use super::index::Index;
use super::verify::{Captures, verify};
use super::{Folded, Rules};
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
pub(crate) fn hits(folded: &Folded, rules: Rules) -> Vec<Hit> {
    let mut hits = Vec::new();
    hits_in(&INDEX, target, folded, &mut hits);
    rules.hits(folded, &mut hits);
    hits
}

/// Adds the patterns of one index that stand in a folded text.
pub(super) fn hits_in(index: &Index, target: impl Fn(u16) -> Target, folded: &Folded, hits: &mut Vec<Hit>) {
    let mut tried: Vec<u16> = Vec::new();
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
}
