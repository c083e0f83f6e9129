//! What people see while it runs, and how it is coloured.

mod live;
mod phases;
mod screen;
mod style;

pub(crate) use live::{Live, Unseen};
pub(crate) use screen::Screen;
