//! A report as something to read. [`Document`] decides once what is said and
//! in which order; each printer is one file and decides only how it looks.
//! To add an output, write a printer of [`Document`].

mod capability;
mod compose;
mod document;
mod inline;
mod layout;
mod text;
mod topic;
pub mod words;

#[cfg(test)]
mod render_tests;

pub use capability::{capabilities, capability};
pub use document::{Article, Block, Check, Document, EvidenceLine, Fixes, Link, Sign};
pub use layout::{Line, Mark, Piece, clean};
pub use text::{Detail, TextOptions, text};
