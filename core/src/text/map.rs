use super::Span;
use std::ops::Range;

/// From offsets in a decoded text to offsets in the original input, as pieces
/// within which both advance alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// In order of `text`; the first piece starts at 0.
    pieces: Vec<Piece>,
    /// Offset in the original input after the whole text.
    end: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    text: usize,
    original: u64,
    /// Whether offsets advance alike; otherwise the whole piece stands for `original..next.original`.
    alike: bool,
}

impl OffsetMap {
    /// The map of a text that stands unchanged at `start` and is `len` bytes long.
    #[must_use]
    pub fn identity(start: u64, len: usize) -> Self {
        let piece = Piece { text: 0, original: start, alike: true };
        Self { pieces: vec![piece], end: start + len as u64 }
    }

    /// Where `range` of the text stands in the original input.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.start_of(range.start);
        let end = if range.end > range.start { self.end_of(range.end) } else { start };
        Span { start, end: end.max(start) }
    }

    fn piece_at(&self, at: usize) -> Option<usize> {
        self.pieces.partition_point(|p| p.text <= at).checked_sub(1)
    }

    fn start_of(&self, at: usize) -> u64 {
        let Some(i) = self.piece_at(at) else { return self.end };
        let piece = self.pieces[i];
        let advance = if piece.alike { (at - piece.text) as u64 } else { 0 };
        (piece.original + advance).min(self.next_original(i))
    }

    fn end_of(&self, at: usize) -> u64 {
        let Some(i) = self.piece_at(at.saturating_sub(1)) else { return self.end };
        let piece = self.pieces[i];
        if piece.alike {
            (piece.original + (at - piece.text) as u64).min(self.next_original(i))
        } else {
            self.next_original(i)
        }
    }

    fn next_original(&self, i: usize) -> u64 {
        self.pieces.get(i + 1).map_or(self.end, |p| p.original)
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
    pieces: Vec<Piece>,
}

impl<'a> Rewriter<'a> {
    /// Starts a copy of `text`, whose place is told by `map`.
    #[must_use]
    pub fn new(text: &'a str, map: &'a OffsetMap) -> Self {
        Self { text, map, out: String::with_capacity(text.len()), pieces: Vec::new() }
    }

    /// Copies `range` of the old text unchanged.
    pub fn keep(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let i = self.map.piece_at(at);
            let next =
                i.and_then(|i| self.map.pieces.get(i + 1)).map_or(range.end, |p| p.text.min(range.end));
            let alike = i.is_none_or(|i| self.map.pieces[i].alike);
            self.push(at, alike);
            self.out.push_str(&self.text[at..next]);
            at = next;
        }
    }

    /// Writes `with` in place of `range` of the old text (empty `with` drops it).
    pub fn replace(&mut self, range: Range<usize>, with: &str) {
        if !with.is_empty() {
            self.push(range.start, false);
            self.out.push_str(with);
        }
    }

    fn push(&mut self, at: usize, alike: bool) {
        let piece = Piece { text: self.out.len(), original: self.map.start_of(at), alike };
        match self.pieces.last() {
            Some(last)
                if alike
                    && last.alike
                    && last.original + (piece.text - last.text) as u64 == piece.original => {}
            _ => self.pieces.push(piece),
        }
    }

    /// The new text and its map.
    #[must_use]
    pub fn finish(self) -> (String, OffsetMap) {
        (self.out, OffsetMap { pieces: self.pieces, end: self.map.end })
    }
}
