use crate::pattern::{AGAIN, END, FILED, file_all};

/// Compiled patterns, found by the runs of four bytes under which they are
/// filed. Made at the first reason of a run.
#[derive(Debug)]
pub(crate) struct Index {
    patterns: Vec<u8>,
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
    pub(crate) fn of(patterns: &[u8]) -> Self {
        let patterns = file_all(patterns);
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

    /// The forms that are filed under a run.
    pub(crate) fn filed_under(&self, gram: u32) -> impl Iterator<Item = u16> + '_ {
        let place = hash(gram, FILED_BITS);
        let may_be_filed = self.bits[place >> 6] & (1 << (place & 63)) != 0;
        let mut next = if may_be_filed { self.heads[hash(gram, HEAD_BITS)] } else { 0 };
        let chain = std::iter::from_fn(move || {
            let entry = self.entries.get(usize::from(next).checked_sub(1)?)?;
            next = entry.next;
            Some(entry)
        });
        chain.filter(move |entry| entry.gram == gram).map(|entry| entry.form)
    }

    /// The code of a form, and the number of its pattern.
    pub(crate) fn form(&self, form: u16) -> (&[u8], u16) {
        let (start, pattern) = self.forms[usize::from(form)];
        (&self.patterns[start as usize..], pattern)
    }
}

/// The forms of patterns, and under what they are filed.
fn read(patterns: &[u8]) -> (Vec<(u32, u16)>, Vec<Entry>) {
    let (mut forms, mut entries) = (Vec::new(), Vec::new());
    let (mut start, mut pattern) = (0_u32, 0_u16);
    for (at, byte) in (0_u32..).zip(patterns) {
        match *byte {
            FILED => {
                let run = patterns.iter().skip(at as usize + 1).take(4);
                let gram = run.fold(0, |gram, byte| gram << 8 | u32::from(*byte));
                let form = u16::try_from(forms.len()).unwrap_or(u16::MAX);
                entries.push(Entry { gram, form, next: 0 });
            }
            END | AGAIN => {
                forms.push((start, pattern));
                start = at + 1;
                pattern += u16::from(*byte == END);
            }
            _ => {}
        }
    }
    (forms, entries)
}

fn hash(gram: u32, bits: u32) -> usize {
    // Multiplicative hashing (Knuth): the upper bits depend on all of the run.
    (gram.wrapping_mul(0x9E37_79B1) >> (32 - bits)) as usize
}
