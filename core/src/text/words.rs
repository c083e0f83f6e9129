//! Many words looked for at once.

/// Words in lower case, of two bytes or more, filed under their first two
/// bytes: one pass over a text finds them all. A search for each would read
/// the text as often as there are words.
#[derive(Debug)]
pub(crate) struct Words {
    words: Vec<&'static str>,
    /// For each hash of two bytes the number of the first word that begins so, from 1 on.
    heads: [u8; 1 << HASH_BITS],
    /// For each word the number of the next one of the same hash.
    next: Vec<u8>,
}

const HASH_BITS: u32 = 10;

impl Words {
    /// Files words, 255 at most. Those of one byte are never found.
    pub(crate) fn new(words: impl IntoIterator<Item = &'static str>) -> Self {
        let words: Vec<&'static str> = words.into_iter().take(usize::from(u8::MAX)).collect();
        let mut made = Self { heads: [0; 1 << HASH_BITS], next: vec![0; words.len()], words };
        // From the last to the first, so that a chain has them in their order.
        for (index, word) in made.words.iter().enumerate().rev() {
            let [first, second, ..] = word.as_bytes() else { continue };
            let number = u8::try_from(index + 1).unwrap_or(0);
            made.next[index] = std::mem::replace(&mut made.heads[hash(*first, *second)], number);
        }
        made
    }

    /// Where words stand in a text in lower case, and which: in the order of
    /// the places, at one place in the order of the words.
    pub(crate) fn hits<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let bytes = text.as_bytes();
        let heads = bytes.windows(2).map(|pair| self.heads[hash(pair[0], pair[1])]);
        let places = heads.enumerate().filter(|(_, head)| *head != 0);
        places.flat_map(move |(at, head)| {
            let filed = std::iter::successors(index_of(head), |index| index_of(self.next[*index]));
            filed
                .filter(move |index| bytes[at..].starts_with(self.words[*index].as_bytes()))
                .map(move |index| (at, index))
        })
    }
}

fn index_of(number: u8) -> Option<usize> {
    usize::from(number).checked_sub(1)
}

/// Ten bits of two bytes.
fn hash(first: u8, second: u8) -> usize {
    (usize::from(first) & 0x1F) << 5 | usize::from(second) & 0x1F
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
