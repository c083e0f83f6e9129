use crate::limits;

/// How the bytes of an input are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// UTF-8, with Windows-1252 for what is not valid.
    Bytes,
    Utf16Le,
    Utf16Be,
}

/// The bytes of one line, without its end.
pub(super) struct RawLine<'a> {
    pub(super) number: u64,
    /// Offset of the first byte in the input.
    pub(super) start: u64,
    pub(super) bytes: &'a [u8],
    /// Whether the line goes on in the next piece.
    pub(super) cut: bool,
}

/// Cuts a stream of bytes into lines at LF, CRLF and CR, holding one line at most.
#[derive(Debug)]
pub(super) struct Splitter {
    encoding: Encoding,
    line: Vec<u8>,
    /// Offset of the next byte to come.
    offset: u64,
    number: u64,
    after_cr: bool,
}

impl Splitter {
    pub(super) const fn new(encoding: Encoding, offset: u64) -> Self {
        Self { encoding, line: Vec::new(), offset, number: 1, after_cr: false }
    }

    pub(super) fn feed(&mut self, bytes: &[u8], each: &mut dyn FnMut(Encoding, RawLine<'_>)) {
        match self.encoding {
            Encoding::Bytes => self.feed_bytes(bytes, each),
            Encoding::Utf16Le | Encoding::Utf16Be => self.feed_units(bytes, each),
        }
    }

    /// Ends the last line, when it has no end of its own.
    pub(super) fn finish(&mut self, each: &mut dyn FnMut(Encoding, RawLine<'_>)) {
        if !self.line.is_empty() {
            self.end_line(0, each);
        }
    }

    fn feed_bytes(&mut self, mut bytes: &[u8], each: &mut dyn FnMut(Encoding, RawLine<'_>)) {
        while let Some(&first) = bytes.first() {
            if std::mem::take(&mut self.after_cr) && first == b'\n' {
                self.offset += 1;
                bytes = &bytes[1..];
                continue;
            }
            let room = limits::LINE - self.line.len();
            let window = &bytes[..bytes.len().min(room)];
            let end = memchr::memchr2(b'\n', b'\r', window);
            let taken = end.unwrap_or(window.len());
            if let (Some(end), true) = (end, self.line.is_empty()) {
                // The whole line lies here: no need to copy it.
                let raw =
                    RawLine { number: self.number, start: self.offset, bytes: &window[..end], cut: false };
                each(self.encoding, raw);
                self.number += 1;
                self.offset += taken as u64 + 1;
                self.after_cr = bytes[end] == b'\r';
                bytes = &bytes[end + 1..];
                continue;
            }
            self.line.extend_from_slice(&window[..taken]);
            self.offset += taken as u64;
            bytes = &bytes[taken..];
            if end.is_some() {
                self.after_cr = bytes[0] == b'\r';
                self.offset += 1;
                bytes = &bytes[1..];
                self.end_line(1, each);
            } else if self.line.len() >= limits::LINE {
                self.cut(each);
            }
        }
    }

    fn feed_units(&mut self, bytes: &[u8], each: &mut dyn FnMut(Encoding, RawLine<'_>)) {
        for &byte in bytes {
            self.line.push(byte);
            self.offset += 1;
            if !self.line.len().is_multiple_of(2) {
                continue;
            }
            let unit = self.last_unit();
            let after_cr = std::mem::take(&mut self.after_cr);
            if unit == 0x0A && after_cr && self.line.len() == 2 {
                self.line.clear();
            } else if unit == 0x0A || unit == 0x0D {
                self.line.truncate(self.line.len() - 2);
                self.after_cr = unit == 0x0D;
                self.end_line(2, each);
            } else if self.line.len() >= limits::LINE {
                self.cut(each);
            }
        }
    }

    fn last_unit(&self) -> u16 {
        let Some(&[a, b]) = self.line.last_chunk::<2>() else { return 0 };
        if self.encoding == Encoding::Utf16Be {
            u16::from_be_bytes([a, b])
        } else {
            u16::from_le_bytes([a, b])
        }
    }

    /// Gives the line out; its end of `width` bytes is counted already.
    fn end_line(&mut self, width: u64, each: &mut dyn FnMut(Encoding, RawLine<'_>)) {
        let start = self.offset - width - self.line.len() as u64;
        let raw = RawLine { number: self.number, start, bytes: &self.line, cut: false };
        each(self.encoding, raw);
        self.line.clear();
        self.number += 1;
    }

    /// Gives out what stands of a too long line, up to a whole character.
    fn cut(&mut self, each: &mut dyn FnMut(Encoding, RawLine<'_>)) {
        let at = self.whole_characters();
        let start = self.offset - self.line.len() as u64;
        let raw = RawLine { number: self.number, start, bytes: &self.line[..at], cut: true };
        each(self.encoding, raw);
        self.line.drain(..at);
    }

    fn whole_characters(&self) -> usize {
        let len = self.line.len();
        if self.encoding != Encoding::Bytes {
            return if (0xD800..0xDC00).contains(&self.last_unit()) { len - 2 } else { len };
        }
        let lead = self.line.iter().rev().take(4).position(|&b| b & 0xC0 != 0x80);
        match lead {
            Some(back) if self.line[len - 1 - back] >= 0xC0 => len - 1 - back,
            _ => len,
        }
    }
}
