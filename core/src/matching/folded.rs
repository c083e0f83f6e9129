use crate::pattern::fold_char;

/// A text as patterns see it: ASCII lower case, one blank for a run of
/// blanks, plain quotes and dashes, a blank before and after.
#[derive(Debug)]
pub(crate) struct Folded {
    text: String,
    /// For each byte of `text`, the offset in the original text.
    origin: Vec<u32>,
}

impl Folded {
    /// Folds `text`; what lies beyond `limit` bytes is left out.
    pub(crate) fn new(text: &str, limit: usize) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len().min(limit) + 2), origin: Vec::new() };
        folded.push(' ', 0);
        for (at, c) in text.char_indices().take_while(|(at, _)| *at < limit) {
            let c = fold_char(c);
            if c != ' ' || !folded.text.ends_with(' ') {
                folded.push(c, at);
            }
        }
        if !folded.text.ends_with(' ') {
            folded.push(' ', text.len().min(limit));
        }
        folded
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.origin.extend(std::iter::repeat_n(at, c.len_utf8()));
    }

    /// The folded text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The original words of a range of the folded text.
    pub(crate) fn original<'a>(&self, range: std::ops::Range<usize>, text: &'a str) -> &'a str {
        let at = |i: usize| self.origin.get(i).map_or(text.len(), |o| *o as usize);
        text.get(at(range.start)..at(range.end)).unwrap_or("").trim()
    }
}
