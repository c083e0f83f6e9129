use super::Span;
use std::ops::Range;

/// From offsets in a decoded text to offsets in the original input, as pieces
/// within which both advance alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// In order of `text`; the first piece starts at 0.
    pieces: Vec<Piece>,
    /// Offset in the original input where an empty text stands.
    start: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Offset in the decoded text.
    text: usize,
    original: u64,
    /// Offset in the original input after the piece.
    until: u64,
    /// Whether offsets advance alike; otherwise the whole piece stands for `original..until`.
    alike: bool,
}

impl OffsetMap {
    /// The map of a text that stands unchanged at `start` and is `len` bytes long.
    #[must_use]
    pub fn identity(start: u64, len: usize) -> Self {
        let mut map = Self { pieces: Vec::new(), start };
        if len > 0 {
            map.add(0, start..start + len as u64, true);
        }
        map
    }

    /// The map of a text that is still empty and stands at `start`; grow it with [`add`](Self::add).
    #[must_use]
    pub const fn empty(start: u64) -> Self {
        Self { pieces: Vec::new(), start }
    }

    /// Says that the text from offset `text` on stands for `original`;
    /// `alike` when both advance byte by byte. In order of the text.
    pub fn add(&mut self, text: usize, original: Range<u64>, alike: bool) {
        if let Some(last) = self.pieces.last_mut()
            && alike
            && last.alike
            && last.until == original.start
            && last.original + (text - last.text) as u64 == original.start
        {
            last.until = original.end;
            return;
        }
        self.pieces.push(Piece { text, original: original.start, until: original.end, alike });
    }

    /// Where `range` of the text stands in the original input.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.start_of(range.start);
        let end = if range.end > range.start { self.end_of(range.end) } else { start };
        Span { start, end: end.max(start) }
    }

    /// The map of the part `range` of the text.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let mut map = Self::empty(self.start_of(range.start));
        let first = self.piece_at(range.start).unwrap_or(0);
        for (i, piece) in self.pieces.iter().enumerate().skip(first) {
            if piece.text >= range.end {
                break;
            }
            let from = piece.text.max(range.start);
            let to = self.pieces.get(i + 1).map_or(range.end, |p| p.text.min(range.end));
            let original = self.start_of(from)..self.end_of(to);
            map.add(from - range.start, original, piece.alike);
        }
        map
    }

    /// Appends the map of a text that is glued on at offset `at`.
    pub fn append(&mut self, at: usize, other: &Self) {
        for piece in &other.pieces {
            self.add(at + piece.text, piece.original..piece.until, piece.alike);
        }
    }

    fn piece_at(&self, at: usize) -> Option<usize> {
        self.pieces.partition_point(|p| p.text <= at).checked_sub(1)
    }

    fn start_of(&self, at: usize) -> u64 {
        let Some(i) = self.piece_at(at) else { return self.start };
        let piece = self.pieces[i];
        let advance = if piece.alike { (at - piece.text) as u64 } else { 0 };
        (piece.original + advance).min(piece.until)
    }

    fn end_of(&self, at: usize) -> u64 {
        let Some(i) = self.piece_at(at.saturating_sub(1)) else { return self.start };
        let piece = self.pieces[i];
        if piece.alike { (piece.original + (at - piece.text) as u64).min(piece.until) } else { piece.until }
    }
}

/// Writes a changed copy of a text and the map that belongs to it. Each
/// decoding layer walks its text once: `keep` what stays, `replace` or drop
/// the rest.
#[derive(Debug)]
pub struct Rewriter<'a> {
    text: &'a str,
    map: &'a OffsetMap,
    out: String,
    made: OffsetMap,
}

impl<'a> Rewriter<'a> {
    /// Starts a copy of `text`, whose place is told by `map`.
    #[must_use]
    pub fn new(text: &'a str, map: &'a OffsetMap) -> Self {
        Self { text, map, out: String::with_capacity(text.len()), made: OffsetMap::empty(map.start_of(0)) }
    }

    /// Copies `range` of the old text unchanged.
    pub fn keep(&mut self, range: Range<usize>) {
        let mut at = range.start;
        let mut i = self.map.piece_at(at);
        while at < range.end {
            let following = i.map_or(0, |i| i + 1);
            let next = self.map.pieces.get(following).map_or(range.end, |p| p.text.min(range.end));
            let alike = i.is_none_or(|i| self.map.pieces[i].alike);
            let original = self.map.start_of(at)..self.map.end_of(next);
            self.made.add(self.out.len(), original, alike);
            self.out.push_str(&self.text[at..next]);
            at = next;
            i = Some(following);
        }
    }

    /// Writes `with` in place of `range` of the old text (empty `with` drops it).
    pub fn replace(&mut self, range: Range<usize>, with: &str) {
        if !with.is_empty() {
            let start = self.map.start_of(range.start);
            let end = if range.is_empty() { start } else { self.map.end_of(range.end) };
            self.made.add(self.out.len(), start..end.max(start), false);
            self.out.push_str(with);
        }
    }

    /// The new text and its map.
    #[must_use]
    pub fn finish(self) -> (String, OffsetMap) {
        (self.out, self.made)
    }
}

#[cfg(test)]
#[path = "map_tests.rs"]
mod tests;
