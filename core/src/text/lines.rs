use super::Line;
use super::decode::{Layers, charset};
use super::gate::{Gate, Item};
use super::split::{Encoding, RawLine, Splitter};
use crate::limits;

/// Decodes a stream of bytes into lines. Any chunking gives the same lines;
/// memory is bounded by a few times the longest line (`limits::LINE`).
#[derive(Debug, Default)]
pub struct Lines {
    /// The first bytes, until the encoding is known.
    prefix: Vec<u8>,
    splitter: Option<Splitter>,
    decoder: Decoder,
}

/// What happens to a line after it was cut out.
#[derive(Debug, Default)]
struct Decoder {
    layers: Layers,
    truncated: bool,
    /// The offset from which on it is asked, and the gate.
    gate: Option<(u64, Gate)>,
    done: Vec<Line>,
}

impl Lines {
    /// Starts on a new input.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with a gate for the lines that begin at `from` or later.
    pub(crate) fn gated(from: u64, gate: Gate) -> Self {
        let decoder = Decoder { gate: Some((from, gate)), ..Decoder::default() };
        Self { decoder, ..Self::default() }
    }

    /// Takes the next bytes and appends the lines that they complete to `out`.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Line>) {
        self.feed_items(bytes, &mut |item| out.extend(line(item)));
    }

    /// Ends the input: appends the last lines to `out`.
    pub fn finish(&mut self, out: &mut Vec<Line>) {
        self.finish_items(&mut |item| out.extend(line(item)));
    }

    /// Takes the next bytes and hands on what becomes of them.
    pub(crate) fn feed_items(&mut self, bytes: &[u8], each: &mut dyn FnMut(Item<'_>)) {
        let mut bytes = bytes;
        if self.splitter.is_none() {
            let taken = bytes.len().min(limits::PREFIX - self.prefix.len());
            self.prefix.extend_from_slice(&bytes[..taken]);
            bytes = &bytes[taken..];
            if self.prefix.len() < limits::PREFIX {
                return;
            }
            self.begin(each);
        }
        self.split(bytes, each);
    }

    /// Ends the input and hands on what is left.
    pub(crate) fn finish_items(&mut self, each: &mut dyn FnMut(Item<'_>)) {
        if self.splitter.is_none() {
            self.begin(each);
        }
        let Self { splitter, decoder, .. } = self;
        if let Some(splitter) = splitter {
            splitter.finish(&mut |encoding, raw| decoder.take(encoding, &raw, each));
        }
        decoder.layers.finish(&mut decoder.done);
        decoder.done.drain(..).for_each(|line| each(Item::Line(line)));
    }

    /// Whether a line was too long and has been cut into pieces.
    #[must_use]
    pub const fn truncated(&self) -> bool {
        self.decoder.truncated
    }

    fn begin(&mut self, each: &mut dyn FnMut(Item<'_>)) {
        let prefix = std::mem::take(&mut self.prefix);
        let (encoding, mark) = charset::detect(&prefix);
        self.splitter = Some(Splitter::new(encoding, mark as u64));
        self.split(&prefix[mark..], each);
    }

    fn split(&mut self, bytes: &[u8], each: &mut dyn FnMut(Item<'_>)) {
        let Self { splitter, decoder, .. } = self;
        if let Some(splitter) = splitter {
            splitter.feed(bytes, &mut |encoding, raw| decoder.take(encoding, &raw, each));
        }
    }
}

impl Decoder {
    fn take(&mut self, encoding: Encoding, raw: &RawLine<'_>, each: &mut dyn FnMut(Item<'_>)) {
        let gate = self.gate.filter(|(from, _)| encoding == Encoding::Bytes && raw.start >= *from);
        if let Some(good) = gate.and_then(|(_, gate)| gate(raw.bytes)) {
            if self.layers.hold() {
                // It ends what was held back for lines that go on.
                self.layers.finish(&mut self.done);
                self.done.drain(..).for_each(|line| each(Item::Line(line)));
            }
            return each(Item::Good(raw.number, good));
        }
        self.truncated |= raw.cut;
        let (text, map) = charset::decode(encoding, raw.bytes, raw.start);
        self.layers.push(Line { number: raw.number, text, map }, &mut self.done);
        self.done.drain(..).for_each(|line| each(Item::Line(line)));
    }
}

fn line(item: Item<'_>) -> Option<Line> {
    match item {
        Item::Line(line) => Some(line),
        Item::Good(..) => None,
    }
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
