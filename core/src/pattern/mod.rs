//! The pattern language and its compiled form.
//!
//! A pattern (`core/data/README.md` tells how it is written) becomes a short
//! string of bytes: literal text stands for itself, the control characters
//! below the blank are operations. The build script includes this folder and
//! compiles the patterns of the data with it; `matching` runs what it made.
//! It depends on nothing else, so that it can do both.
//!
//! ```text
//! ^(Fatal |)error {*}10061   ->   START OPEN "fatal " OR CLOSE FILED "error " GAP "10061" END
//! ```

#![allow(dead_code, unused_imports, reason = "the build script compiles, the library runs")]

mod compile;
mod expand;
mod file;
mod fold;
mod hole;
mod op;

pub(crate) use compile::compile;
pub(crate) use expand::{Variant, expand};
pub(crate) use file::{file_all, filed};
pub(crate) use fold::fold_char;
pub(crate) use hole::Hole;
pub(crate) use op::{
    AGAIN, CLOSE, END, FILED, FINISH, OPEN, OR, START, after_choice, alternatives, is_literal,
};

#[cfg(test)]
#[path = "pattern_tests.rs"]
mod tests;
