use crate::pattern::{AGAIN, END, FILED, file_all, is_literal};
use std::borrow::Cow;

/// Compiled patterns, found by the runs of four bytes under which they are
/// filed. Made in one pass over their bytes, at the first reason of a run.
#[derive(Debug)]
pub(crate) struct Index {
    patterns: Cow<'static, [u8]>,
    /// Where each form of a pattern begins, and which pattern it belongs to.
    forms: Vec<(u32, u16)>,
    entries: Vec<Entry>,
    /// For each hash of a run the number of its first entry, from 1 on.
    heads: Vec<u16>,
    /// One bit for each finer hash that is filed: most runs of a text end here.
    bits: Vec<u64>,
}

#[derive(Debug)]
struct Entry {
    gram: u32,
    /// Where the mark of the run stands among the patterns.
    mark: u32,
    form: u16,
    /// The next entry of the same hash, from 1 on.
    next: u16,
}

/// Bits of the hash that leads to entries.
const HEAD_BITS: u32 = 12;

/// Bits of the finer hash: 16 KiB, in which the runs of today's patterns fill
/// one bit in twenty.
const FILED_BITS: u32 = 17;

impl Index {
    /// Files patterns; the bytes of one follow those of the other.
    pub(crate) fn of(patterns: impl Into<Cow<'static, [u8]>>) -> Self {
        let patterns = patterns.into();
        let (forms, mut entries) = read(&patterns);
        let mut heads = vec![0_u16; 1 << HEAD_BITS];
        let mut bits = vec![0_u64; 1 << (FILED_BITS - 6)];
        // From the last to the first, so that a chain has them in their order.
        for (number, entry) in entries.iter_mut().enumerate().rev() {
            let head = &mut heads[hash(entry.gram, HEAD_BITS)];
            entry.next = std::mem::replace(head, u16::try_from(number + 1).unwrap_or(0));
            let place = hash(entry.gram, FILED_BITS);
            bits[place >> 6] |= 1 << (place & 63);
        }
        Self { patterns, forms, entries, heads, bits }
    }

    /// The same of patterns that have no marks yet.
    pub(crate) fn filing(patterns: &[u8]) -> Self {
        Self::of(file_all(patterns))
    }

    /// The forms that are filed under the run at `at` of a text, as far as
    /// the rest of their literal stands around it.
    pub(crate) fn filed_at<'a>(
        &'a self,
        gram: u32,
        text: &'a [u8],
        at: usize,
    ) -> impl Iterator<Item = u16> + 'a {
        let around = move |entry: &&Entry| {
            let mark = entry.mark as usize;
            stands_behind(&self.patterns[mark + 1..], &text[at..])
                && stands_before(&self.patterns[..mark], &text[..at])
        };
        self.entries_of(gram).filter(around).map(|entry| entry.form)
    }

    /// The forms that are filed under a run.
    #[cfg(test)]
    pub(crate) fn filed_under(&self, gram: u32) -> impl Iterator<Item = u16> + '_ {
        self.entries_of(gram).map(|entry| entry.form)
    }

    fn entries_of(&self, gram: u32) -> impl Iterator<Item = &Entry> + '_ {
        let place = hash(gram, FILED_BITS);
        let may_be_filed = self.bits[place >> 6] & (1 << (place & 63)) != 0;
        let mut next = if may_be_filed { self.heads[hash(gram, HEAD_BITS)] } else { 0 };
        let chain = std::iter::from_fn(move || {
            let entry = self.entries.get(usize::from(next).checked_sub(1)?)?;
            next = entry.next;
            Some(entry)
        });
        chain.filter(move |entry| entry.gram == gram)
    }

    /// The code of a form, and the number of its pattern.
    pub(crate) fn form(&self, form: u16) -> (&[u8], u16) {
        let (start, pattern) = self.forms[usize::from(form)];
        (&self.patterns[start as usize..], pattern)
    }
}

/// Whether a text begins with what is left of a literal.
fn stands_behind(code: &[u8], text: &[u8]) -> bool {
    let literal = code.iter().filter(|op| **op != FILED).take_while(|op| is_literal(**op));
    let mut text = text.iter();
    literal.into_iter().all(|byte| text.next() == Some(byte))
}

/// Whether a text ends with what a literal begins with. Its first blank may
/// be missing, being one with the blank of a choice before it.
fn stands_before(code: &[u8], text: &[u8]) -> bool {
    let mut literal =
        code.iter().rev().filter(|op| **op != FILED).take_while(|op| is_literal(**op)).peekable();
    let mut text = text.iter().rev();
    while let Some(byte) = literal.next() {
        if text.next() != Some(byte) {
            return *byte == b' ' && literal.peek().is_none();
        }
    }
    true
}

/// The forms of patterns, and under what they are filed.
fn read(patterns: &[u8]) -> (Vec<(u32, u16)>, Vec<Entry>) {
    // Room for all at once: a list that grows holds twice what it needs.
    let count = |mark| memchr::memchr_iter(mark, patterns).count();
    let mut forms = Vec::with_capacity(count(END) + count(AGAIN));
    let mut entries = Vec::with_capacity(count(FILED));
    let (mut start, mut pattern) = (0_u32, 0_u16);
    for at in memchr::memchr3_iter(FILED, END, AGAIN, patterns) {
        let (byte, rest) = (patterns[at], &patterns[at + 1..]);
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        if byte == FILED {
            let run = rest.first_chunk::<4>().copied().unwrap_or_default();
            let form = u16::try_from(forms.len()).unwrap_or(u16::MAX);
            entries.push(Entry { gram: u32::from_be_bytes(run), mark: at, form, next: 0 });
        } else {
            forms.push((start, pattern));
            start = at + 1;
            pattern += u16::from(byte == END);
        }
    }
    (forms, entries)
}

fn hash(gram: u32, bits: u32) -> usize {
    // Multiplicative hashing (Knuth): the upper bits depend on all of the run.
    (gram.wrapping_mul(0x9E37_79B1) >> (32 - bits)) as usize
}
