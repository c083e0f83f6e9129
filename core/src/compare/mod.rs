//! What several probes have in common: counted over many, told as changes
//! between two. Pure values, without time.

mod changes;
mod facts;
mod tally;
mod times;

pub use changes::{changes, difference};
pub use tally::{repeated, stops};
