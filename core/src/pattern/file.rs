//! Under which runs of four bytes a pattern is filed, so that every text in
//! which it stands holds one of them.

use super::op::{AGAIN, CLOSE, END, FILED, OPEN, OR, after_choice, alternatives, is_literal};

/// Bits of the hash under which runs are counted.
const COUNT_BITS: u32 = 16;

/// Compiled patterns, one behind the other, with the marks under which they
/// are filed. Not done by the build script: marks depend on all patterns, and
/// would be an eighth of what they take in the page.
pub(crate) fn file_all(patterns: &[u8]) -> Vec<u8> {
    let mut counts = vec![0_u32; 1 << COUNT_BITS];
    for at in runs(patterns, 0..patterns.len()) {
        counts[place(gram(patterns, at))] += 1;
    }
    let common = |gram: u32| counts[place(gram)];
    let mut out = Vec::with_capacity(patterns.len() + patterns.len() / 16);
    for code in patterns.split_inclusive(|op| *op == END) {
        out.extend(filed(code, &common));
    }
    out
}

fn place(gram: u32) -> usize {
    (gram.wrapping_mul(0x9E37_79B1) >> (32 - COUNT_BITS)) as usize
}

/// The pattern with marks at the runs that find it: the rarest one outside of
/// choices; else one in each alternative of a choice; else the first choice is
/// written out. `common` tells how often a run occurs.
pub(crate) fn filed(code: &[u8], common: &impl Fn(u32) -> u32) -> Vec<u8> {
    let rarest = |range: std::ops::Range<usize>| {
        runs(code, range).min_by_key(|at| (common(gram(code, *at)), blanks(code, *at), gram(code, *at)))
    };
    let outside = outside(code).filter_map(&rarest);
    let best = outside.min_by_key(|at| (common(gram(code, *at)), blanks(code, *at), gram(code, *at)));
    if let Some(at) = best {
        return marked(code, &[at]);
    }
    let opens = code.iter().enumerate().filter(|(_, op)| **op == OPEN).map(|(at, _)| at);
    let covers = opens.clone().filter_map(|open| {
        let one = |start| rarest(start..alternative_end(code, start));
        alternatives(code, open).map(one).collect::<Option<Vec<usize>>>()
    });
    if let Some(cover) =
        covers.min_by_key(|cover| cover.iter().map(|at| 3 + common(gram(code, *at))).sum::<u32>())
    {
        return marked(code, &cover);
    }
    let Some(open) = opens.clone().next() else { return code.to_vec() };
    written_out(code, open, common)
}

/// The pattern once for each alternative of its first choice.
fn written_out(code: &[u8], open: usize, common: &impl Fn(u32) -> u32) -> Vec<u8> {
    let mut forms = Vec::new();
    for start in alternatives(code, open) {
        let alternative = &code[start..alternative_end(code, start)];
        let mut form = code[..open].to_vec();
        for byte in alternative.iter().chain(&code[after_choice(code, open)..]) {
            if *byte != b' ' || form.last() != Some(&b' ') {
                form.push(*byte);
            }
        }
        if !forms.is_empty() {
            forms.pop();
            forms.push(AGAIN);
        }
        forms.extend(filed(&form, common));
    }
    forms
}

fn alternative_end(code: &[u8], start: usize) -> usize {
    start + code[start..].iter().position(|op| matches!(*op, OR | CLOSE | END)).unwrap_or(0)
}

/// The stretches that lie in no choice.
fn outside(code: &[u8]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let opens = code.iter().enumerate().filter(|(_, op)| **op == OPEN).map(|(at, _)| at);
    let starts = std::iter::once(0).chain(opens.clone().map(|open| after_choice(code, open)));
    starts.zip(opens.chain(std::iter::once(code.len()))).map(|(start, end)| start..end)
}

/// Where runs of four literal bytes begin.
fn runs(code: &[u8], range: std::ops::Range<usize>) -> impl Iterator<Item = usize> {
    let start = range.start;
    let places = code[range].windows(4).enumerate();
    places.filter(|(_, run)| run.iter().all(|b| is_literal(*b))).map(move |(at, _)| start + at)
}

fn gram(code: &[u8], at: usize) -> u32 {
    code[at..at + 4].iter().fold(0, |gram, byte| gram << 8 | u32::from(*byte))
}

fn blanks(code: &[u8], at: usize) -> usize {
    code[at..at + 4].iter().filter(|b| **b == b' ').count()
}

fn marked(code: &[u8], places: &[usize]) -> Vec<u8> {
    let mut out = Vec::with_capacity(code.len() + places.len());
    for (at, byte) in code.iter().enumerate() {
        if places.contains(&at) {
            out.push(FILED);
        }
        out.push(*byte);
    }
    out
}
