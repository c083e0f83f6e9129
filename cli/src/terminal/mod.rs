//! What people see while it runs, and how it is coloured.

mod live;
mod phases;
mod progress;
mod screen;
mod style;
pub(crate) mod table;

pub(crate) use live::{Live, Unseen, show_facts};
pub(crate) use progress::Progress;
pub(crate) use screen::Screen;

#[cfg(test)]
mod pictures_tests;
#[cfg(test)]
mod world_tests;
