//! From bytes to lines, without losing the place in the original input.

mod line;
mod map;
mod span;

pub use line::Line;
pub use map::{OffsetMap, Rewriter};
pub use span::Span;
