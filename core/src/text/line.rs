use super::{OffsetMap, Span};
use std::ops::Range;

/// One line as a reader sees it: decoded, free of terminal escapes and of the
/// damage of blogs and chats, and still knowing where it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Line number in the original input, from 1. Lines that one original
    /// line was cut into (`\n` escapes, `<br>`) share its number.
    pub number: u64,
    /// The decoded text, without line end.
    pub text: String,
    /// From offsets in `text` to offsets in the original input.
    pub map: OffsetMap,
}

impl Line {
    /// Where the bytes `range` of `text` stand in the original input.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        self.map.span(range)
    }

    /// Where the whole line stands in the original input.
    #[must_use]
    pub fn whole(&self) -> Span {
        self.span(0..self.text.len())
    }
}
