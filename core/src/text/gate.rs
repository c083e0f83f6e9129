//! What a cheap look at the raw bytes of a line can tell, so that the good
//! lines of a large log need not be read.

use super::Line;

/// Looks at the raw bytes of one line. What it lets pass holds no fault.
pub(crate) type Gate = fn(&[u8]) -> Option<Good>;

/// A line of a log that tells of a message on its good way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Good {
    /// The format that the line is of.
    pub(crate) format: &'static str,
    /// The message that it says is delivered.
    pub(crate) delivered: Option<Key>,
}

/// A queue id, held in place: logs have millions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    bytes: [u8; Key::LONGEST],
    len: u8,
}

impl Key {
    /// Exim's ids have 23 characters, Postfix's long ones about 15.
    const LONGEST: usize = 24;

    /// A key of ASCII letters, digits and dashes; `None` for anything else.
    pub(crate) fn new(id: &[u8]) -> Option<Self> {
        let mut bytes = [0; Self::LONGEST];
        bytes.get_mut(..id.len())?.copy_from_slice(id);
        let plain = id.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-');
        plain.then_some(Self { bytes, len: u8::try_from(id.len()).ok()? })
    }

    /// The id as text.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }
}

/// What the lines of an input become.
#[derive(Debug)]
pub(crate) enum Item {
    /// A line to be read.
    Line(Line),
    /// A line of this number that the gate let pass.
    Good(u64, Good),
}
