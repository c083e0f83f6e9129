//! From bytes to lines, without losing the place in the original input, and
//! from lines to what may be shown.

mod clean;
mod decode;
pub(crate) mod gate;
mod line;
mod lines;
mod map;
mod plain;
pub mod redact;
mod span;
mod split;
mod words;

pub use clean::clean;
pub use line::Line;
pub use lines::Lines;
pub use map::{OffsetMap, Rewriter};
pub use plain::PlainLines;
pub use span::Span;
pub(crate) use words::Words;

#[cfg(test)]
pub(crate) fn lines_of(input: &[u8]) -> Vec<Line> {
    let mut lines = Lines::new();
    let mut out = Vec::new();
    lines.feed(input, &mut out);
    lines.finish(&mut out);
    out
}
