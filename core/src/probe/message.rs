/// A message for DATA, made ready for the wire: lines end in CRLF, a dot at
/// the start of a line is doubled, and the final dot stands behind it
/// (RFC 5321 sections 2.3.8 and 4.5.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    wire: Vec<u8>,
    size: usize,
    ascii: bool,
}

impl Message {
    /// From header and body with line ends of any kind.
    #[must_use]
    pub fn new(text: &[u8]) -> Self {
        let mut wire = Vec::with_capacity(text.len() + text.len() / 32 + 8);
        let mut size = 0;
        for line in lines(text) {
            if line.first() == Some(&b'.') {
                wire.push(b'.');
            }
            wire.extend_from_slice(line);
            wire.extend_from_slice(b"\r\n");
            size += line.len() + 2;
        }
        wire.extend_from_slice(b".\r\n");
        Self { wire, size, ascii: text.is_ascii() }
    }

    /// Bytes as SIZE counts them: with CRLF, without doubled dots and the final one (RFC 1870 section 3).
    #[must_use]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Whether all bytes are ASCII; otherwise the server must offer 8BITMIME (RFC 6152).
    #[must_use]
    pub const fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// The bytes to send after 354.
    pub(super) fn wire(&self) -> Vec<u8> {
        self.wire.clone()
    }
}

/// Lines without their ends: CRLF, a lone LF or a lone CR. A bare CR or LF on
/// the wire would be what SMTP smuggling is made of.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.iter().position(|b| matches!(b, b'\r' | b'\n')).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        let width = if after.starts_with(b"\r\n") { 2 } else { after.len().min(1) };
        rest = &after[width..];
        Some(line)
    })
}

#[cfg(test)]
#[path = "message_tests.rs"]
mod tests;
