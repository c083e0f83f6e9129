//! What several probes have in common: counted over many, told as changes
//! between two. Pure values, without time.

mod changes;
mod facts;
mod pause;
mod tally;
mod times;
mod watcher;

pub use changes::{changes, difference};
pub use pause::{Pause, pauses};
pub use tally::repeated;
pub use watcher::Watcher;
