//! What a cheap look at the raw bytes of a line can tell, so that the good
//! lines of a large log need not be read.

use super::Line;

/// Looks at the raw bytes of one line. What it lets pass holds no fault.
pub(crate) type Gate = for<'a> fn(&'a [u8]) -> Option<Good<'a>>;

/// A line of a log that tells of a message on its good way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Good<'a> {
    /// The format that the line is of.
    pub(crate) format: &'static str,
    /// The delivery that it tells of.
    pub(crate) delivery: Option<Delivery<'a>>,
}

/// A message that reached a recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Delivery<'a> {
    /// Queue id.
    pub(crate) key: &'a [u8],
    /// The recipient, as the line writes it: ASCII.
    pub(crate) to: &'a [u8],
    /// The process that delivered it, or nothing.
    pub(crate) process: &'a [u8],
}

/// What the lines of an input become.
#[derive(Debug)]
pub(crate) enum Item<'a> {
    /// A line to be read.
    Line(Line),
    /// A line of this number that the gate let pass.
    Good(u64, Good<'a>),
}
