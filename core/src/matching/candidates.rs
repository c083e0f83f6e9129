use super::Folded;
use super::verify::{Captures, verify};
use crate::knowledge::{GRAMS, Target, VARIANTS};

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
