//! The operations of a compiled pattern. 0x01 to 0x0f are holes.

/// The last byte of a pattern.
pub(crate) const END: u8 = 0x00;
/// Begins a choice.
pub(crate) const OPEN: u8 = 0x10;
/// Ends one alternative of a choice and begins the next.
pub(crate) const OR: u8 = 0x11;
/// Ends a choice.
pub(crate) const CLOSE: u8 = 0x12;
/// The text must begin here; the first byte where it is used.
pub(crate) const START: u8 = 0x13;
/// The text must end here; stands before the end.
pub(crate) const FINISH: u8 = 0x14;
/// Like `END`, and what follows is another form of the same pattern.
pub(crate) const AGAIN: u8 = 0x1e;
/// The pattern is filed under the four bytes that follow.
pub(crate) const FILED: u8 = 0x1f;

/// Whether the byte stands for itself.
pub(crate) const fn is_literal(byte: u8) -> bool {
    byte >= b' '
}

/// Where the alternatives of a choice begin; `open` is the place of its `OPEN`.
pub(crate) fn alternatives(code: &[u8], open: usize) -> impl Iterator<Item = usize> + '_ {
    let inside = code.iter().enumerate().skip(open).take_while(|(_, b)| **b != CLOSE);
    inside.filter(|(_, b)| matches!(**b, OPEN | OR)).map(|(at, _)| at + 1)
}

/// What follows the choice in which `at` lies.
pub(crate) fn after_choice(code: &[u8], at: usize) -> usize {
    let rest = code.get(at..).unwrap_or_default();
    at + rest.iter().position(|b| *b == CLOSE).map_or(rest.len(), |close| close + 1)
}
