//! The index that finds candidates: each variant is filed under one run of
//! four bytes, the rarest of its literals.

use crate::pattern::{Piece, Variant};
use std::collections::HashMap;

/// Pairs of gram and variant, sorted.
pub fn index<'a>(variants: impl Iterator<Item = &'a Variant> + Clone) -> Vec<(u32, usize)> {
    let mut common: HashMap<u32, u32> = HashMap::new();
    for gram in variants.clone().flat_map(grams) {
        *common.entry(gram).or_default() += 1;
    }
    let rarest = |v: &Variant| grams(v).min_by_key(|g| (common.get(g).copied().unwrap_or(0), blanks(*g), *g));
    let mut index: Vec<_> = variants.enumerate().filter_map(|(i, v)| rarest(v).map(|g| (g, i))).collect();
    index.sort_unstable();
    index
}

fn grams(variant: &Variant) -> impl Iterator<Item = u32> + '_ {
    let literals = variant.pieces.iter().filter_map(|p| match p {
        Piece::Literal(text) => Some(text.as_bytes()),
        Piece::Hole(_) => None,
    });
    literals.flat_map(|l| l.windows(4)).map(|w| u32::from_be_bytes([w[0], w[1], w[2], w[3]]))
}

fn blanks(gram: u32) -> usize {
    gram.to_be_bytes().iter().filter(|b| **b == b' ').count()
}
