//! From words to causes: folded text, candidates by four-byte runs, a
//! verifier for literals with holes, and the choice of the best rule.
//!
//! The cost of a reason depends on its length and on the few candidates whose
//! rarest four bytes occur in it, not on the number of patterns.

mod candidates;
mod context;
mod folded;
mod index;
mod own;
mod select;
mod verify;

pub(crate) use candidates::{Hit, hits};
pub(crate) use context::Context;
pub(crate) use folded::Folded;
#[cfg(feature = "user-rules")]
pub(crate) use index::Index;
#[cfg(feature = "user-rules")]
pub(crate) use own::Own;
pub use own::Rules;
pub(crate) use select::{Match, by_codes, holding, strongest};

#[cfg(test)]
#[path = "matching_tests.rs"]
mod tests;
