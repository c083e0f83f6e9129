//! A mail server inside this program, on loopback, with an expired certificate.

mod certificate;
mod server;

pub(crate) use certificate::HOST;
pub(crate) use server::Server;
