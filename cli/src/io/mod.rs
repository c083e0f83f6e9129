//! The outside: names, sockets, TLS, files, the clock.

pub(crate) mod beside;
pub(crate) mod clock;
pub(crate) mod dial;
pub(crate) mod dns;
pub(crate) mod host;
pub(crate) mod https;
pub(crate) mod input;
mod link;
pub(crate) mod recording;
pub(crate) mod rules;
pub(crate) mod surroundings;
pub(crate) mod tls;
pub(crate) mod trace;

pub(crate) use link::{Link, Recorder};
