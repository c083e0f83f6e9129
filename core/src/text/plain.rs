use super::decode::charset;
use super::split::Splitter;
use crate::limits;

/// A stream of bytes as lines of characters, nothing else undone; bounded.
#[derive(Debug, Default)]
pub struct PlainLines {
    prefix: Vec<u8>,
    splitter: Option<Splitter>,
}

impl PlainLines {
    /// Starts on a new input.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes. `each` gets every line and whether it goes on in
    /// the next one, being too long.
    pub fn feed(&mut self, mut bytes: &[u8], each: &mut impl FnMut(&str, bool)) {
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

    /// Ends the input.
    pub fn finish(&mut self, each: &mut impl FnMut(&str, bool)) {
        if self.splitter.is_none() {
            self.begin(each);
        }
        if let Some(splitter) = &mut self.splitter {
            splitter.finish(&mut |encoding, raw| each(&charset::decode(encoding, raw.bytes, 0).0, raw.cut));
        }
    }

    fn begin(&mut self, each: &mut impl FnMut(&str, bool)) {
        let prefix = std::mem::take(&mut self.prefix);
        let (encoding, mark) = charset::detect(&prefix);
        self.splitter = Some(Splitter::new(encoding, mark as u64));
        self.split(&prefix[mark..], each);
    }

    fn split(&mut self, bytes: &[u8], each: &mut impl FnMut(&str, bool)) {
        if let Some(splitter) = &mut self.splitter {
            splitter.feed(bytes, &mut |encoding, raw| {
                each(&charset::decode(encoding, raw.bytes, 0).0, raw.cut);
            });
        }
    }
}
