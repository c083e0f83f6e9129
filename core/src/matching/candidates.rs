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

/// The page's patterns have no marks yet (`core/build/main.rs`).
static INDEX: LazyLock<Index> =
    LazyLock::new(
        || {
            if cfg!(target_arch = "wasm32") { Index::filing(PATTERNS) } else { Index::of(PATTERNS) }
        },
    );

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
    let text = folded.text().as_bytes();
    let mut gram = 0_u32;
    for (end, byte) in text.iter().enumerate() {
        gram = gram << 8 | u32::from(*byte);
        let Some(at) = end.checked_sub(3) else { continue };
        for form in index.filed_at(gram, text, at) {
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
