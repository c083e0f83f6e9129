use super::Folded;
use super::verify::{Captures, verify};
use crate::knowledge::{GRAMS, Target, VARIANTS};
use std::sync::LazyLock;

/// A variant that stands in the text.
#[derive(Debug)]
pub(crate) struct Hit {
    pub(crate) target: Target,
    pub(crate) captures: Captures,
}

/// All variants that stand in a folded text, each target once.
pub(crate) fn hits(folded: &Folded) -> Vec<Hit> {
    let mut tried: Vec<u16> = Vec::new();
    let mut hits: Vec<Hit> = Vec::new();
    for window in folded.text().as_bytes().windows(4) {
        let gram = u32::from_be_bytes([window[0], window[1], window[2], window[3]]);
        if !may_be_filed(gram) {
            continue;
        }
        for &(_, index) in filed_under(gram) {
            if tried.contains(&index) {
                continue;
            }
            tried.push(index);
            let variant = &VARIANTS[usize::from(index)];
            if hits.iter().any(|h| h.target == variant.target) {
                continue;
            }
            if let Some(captures) = verify(variant, folded.text()) {
                hits.push(Hit { target: variant.target, captures });
            }
        }
    }
    hits
}

fn filed_under(gram: u32) -> &'static [(u32, u16)] {
    let start = GRAMS.partition_point(|(g, _)| *g < gram);
    let len = GRAMS[start..].iter().take_while(|(g, _)| *g == gram).count();
    &GRAMS[start..start + len]
}

/// One bit for each hash of a run that is filed: most runs of a text end here,
/// without a search in the table.
static FILED: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0; 1 << (HASH_BITS - 6)];
    for (gram, _) in GRAMS {
        let (word, bit) = place(*gram);
        bits[word] |= bit;
    }
    bits
});

/// Bits of the hash: 32 KiB, in which the runs of today's patterns fill one bit in twenty.
const HASH_BITS: u32 = 18;

fn may_be_filed(gram: u32) -> bool {
    let (word, bit) = place(gram);
    FILED[word] & bit != 0
}

fn place(gram: u32) -> (usize, u64) {
    // Multiplicative hashing (Knuth): the upper bits depend on all of the run.
    let hash = gram.wrapping_mul(0x9E37_79B1) >> (32 - HASH_BITS);
    ((hash >> 6) as usize, 1 << (hash & 63))
}
