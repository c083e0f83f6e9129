//! The outside: names, sockets, TLS, files, the clock.

pub(crate) mod clock;
pub(crate) mod dns;
pub(crate) mod host;
pub(crate) mod input;
mod link;
pub(crate) mod rules;
pub(crate) mod tcp;
pub(crate) mod tls;

pub(crate) use link::{Link, Recorder};
