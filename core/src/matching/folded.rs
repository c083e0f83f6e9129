use crate::pattern::fold_char;

/// A text as patterns see it: ASCII lower case, one blank for a run of
/// blanks, plain quotes and dashes, a blank before and after.
#[derive(Debug)]
pub(crate) struct Folded {
    text: String,
    limit: usize,
}

/// What becomes of ASCII: most texts are nothing else.
const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        let blank = matches!(byte, b'\t'..=b'\r' | b' ');
        table[byte as usize] = if blank { b' ' } else { byte.to_ascii_lowercase() };
        byte += 1;
    }
    table
};

impl Folded {
    /// Folds `text`; what lies beyond `limit` bytes is left out.
    pub(crate) fn new(text: &str, limit: usize) -> Self {
        let ascii = text.len() <= limit && text.is_ascii();
        let folded = if ascii { of_ascii(text) } else { None };
        Self { text: folded.unwrap_or_else(|| places(text, limit).0), limit }
    }

    /// The folded text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The original words of a range of the folded text.
    pub(crate) fn original<'a>(&self, range: std::ops::Range<usize>, text: &'a str) -> &'a str {
        if self.text.len() == text.len() + 2 && text.is_ascii() && text.len() <= self.limit {
            // Nothing but the blank before it was added.
            let at = |i: usize| i.saturating_sub(1).min(text.len());
            return text.get(at(range.start)..at(range.end)).unwrap_or("").trim();
        }
        // Few ranges of few texts are asked for, so the places are not kept.
        let (_, origin) = places(text, self.limit);
        let at = |i: usize| origin.get(i).map_or(text.len(), |o| *o as usize);
        text.get(at(range.start)..at(range.end)).unwrap_or("").trim()
    }
}

fn of_ascii(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len() + 2);
    let mut last = b' ';
    out.push(last);
    for byte in text.bytes() {
        let byte = ASCII[usize::from(byte & 0x7F)];
        if byte != b' ' || last != b' ' {
            out.push(byte);
            last = byte;
        }
    }
    if last != b' ' {
        out.push(b' ');
    }
    String::from_utf8(out).ok()
}

/// The folded text, and for each of its bytes the offset in the original one.
fn places(text: &str, limit: usize) -> (String, Vec<u32>) {
    let (mut out, mut origin) = (String::with_capacity(text.len().min(limit) + 2), Vec::new());
    let mut push = |out: &mut String, c: char, at: usize| {
        out.push(c);
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        origin.extend(std::iter::repeat_n(at, c.len_utf8()));
    };
    push(&mut out, ' ', 0);
    for (at, c) in text.char_indices().take_while(|(at, _)| *at < limit) {
        let c = fold_char(c);
        if c != ' ' || !out.ends_with(' ') {
            push(&mut out, c, at);
        }
    }
    if !out.ends_with(' ') {
        push(&mut out, ' ', text.len().min(limit));
    }
    (out, origin)
}
