use super::Line;
use super::decode::{Layers, charset};
use super::split::{RawLine, Splitter};
use crate::limits;

/// Decodes a stream of bytes into lines. Any chunking gives the same lines;
/// memory is bounded by a few times the longest line (`limits::LINE`).
#[derive(Debug, Default)]
pub struct Lines {
    /// The first bytes, until the encoding is known.
    prefix: Vec<u8>,
    splitter: Option<Splitter>,
    layers: Layers,
    truncated: bool,
}

impl Lines {
    /// Starts on a new input.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes and appends the lines that they complete to `out`.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Line>) {
        let mut bytes = bytes;
        if self.splitter.is_none() {
            let taken = bytes.len().min(limits::PREFIX - self.prefix.len());
            self.prefix.extend_from_slice(&bytes[..taken]);
            bytes = &bytes[taken..];
            if self.prefix.len() < limits::PREFIX {
                return;
            }
            self.begin(out);
        }
        self.split(bytes, out);
    }

    /// Ends the input: appends the last lines to `out`.
    pub fn finish(&mut self, out: &mut Vec<Line>) {
        if self.splitter.is_none() {
            self.begin(out);
        }
        let Self { splitter, layers, truncated, .. } = self;
        if let Some(splitter) = splitter {
            splitter.finish(&mut |encoding, raw| {
                *truncated |= raw.cut;
                decode(encoding, &raw, layers, out);
            });
        }
        layers.finish(out);
    }

    /// Whether a line was too long and has been cut into pieces.
    #[must_use]
    pub const fn truncated(&self) -> bool {
        self.truncated
    }

    fn begin(&mut self, out: &mut Vec<Line>) {
        let prefix = std::mem::take(&mut self.prefix);
        let (encoding, mark) = charset::detect(&prefix);
        self.splitter = Some(Splitter::new(encoding, mark as u64));
        self.split(&prefix[mark..], out);
    }

    fn split(&mut self, bytes: &[u8], out: &mut Vec<Line>) {
        let Self { splitter, layers, truncated, .. } = self;
        if let Some(splitter) = splitter {
            splitter.feed(bytes, &mut |encoding, raw| {
                *truncated |= raw.cut;
                decode(encoding, &raw, layers, out);
            });
        }
    }
}

fn decode(encoding: super::split::Encoding, raw: &RawLine<'_>, layers: &mut Layers, out: &mut Vec<Line>) {
    let (text, map) = charset::decode(encoding, raw.bytes, raw.start);
    layers.push(Line { number: raw.number, text, map }, out);
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
