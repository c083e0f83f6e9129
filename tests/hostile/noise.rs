use std::io::Read;

/// Bytes made on the fly, the same in every run.
#[derive(Debug)]
pub struct Noise {
    state: u64,
    left: usize,
    kind: Kind,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Random,
    OneLine,
    Errors,
}

impl Noise {
    /// Random bytes (xorshift64).
    pub fn random(length: usize) -> Self {
        Self::of(Kind::Random, length)
    }

    /// Random printable bytes without a line end.
    pub fn one_line(length: usize) -> Self {
        Self::of(Kind::OneLine, length)
    }

    /// Lines that look like errors, each another one.
    pub fn errors(length: usize) -> Self {
        Self::of(Kind::Errors, length)
    }

    fn of(kind: Kind, length: usize) -> Self {
        Self { state: 0x9e37_79b9_7f4a_7c15, left: length, kind }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }
}

impl Read for Noise {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut made = Vec::with_capacity(buffer.len() + 128);
        while made.len() < buffer.len().min(self.left) {
            let word = self.next();
            match self.kind {
                Kind::Random => made.extend(word.to_le_bytes()),
                Kind::OneLine => made.extend(word.to_le_bytes().map(|byte| b' ' + byte % 95)),
                Kind::Errors => {
                    made.extend(format!("550 5.{}.{} error {word:x}: failed\n", word % 8, word % 99).bytes());
                }
            }
        }
        made.truncate(buffer.len().min(self.left));
        buffer[..made.len()].copy_from_slice(&made);
        self.left -= made.len();
        Ok(made.len())
    }
}
