//! The first two messages of a TLS handshake, as bytes: a ClientHello of any
//! version and suites, and what a server answers to it. No cryptography: the
//! handshake is never finished, so versions and suites that are long broken
//! can be asked for without speaking them.

mod answer;
mod hello;
mod version;

pub use answer::{Answer, Reader, alert_name};
pub use hello::{Group, Hello};
pub use version::Version;
