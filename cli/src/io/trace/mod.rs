//! The hops on the way to a port, by TCP connections with a small time to
//! live. Needs no rights beyond those of any program.

#[cfg(target_os = "linux")]
mod linux;

use smtpdiag_core::probe::{Input, Trace};
use std::net::SocketAddr;

/// Traces the way to `to` and, beside it, to port `beside` of the same host.
pub(crate) async fn trace(to: SocketAddr, beside: u16) -> Input {
    let ways = tokio::task::spawn_blocking(move || {
        let other = SocketAddr::new(to.ip(), beside);
        Ok((way(to)?, way(other)?))
    });
    Input::Traced(ways.await.unwrap_or_else(|_| Err("it failed".into())))
}

#[cfg(target_os = "linux")]
fn way(to: SocketAddr) -> Result<Trace, String> {
    linux::way(to).map_err(|error| error.to_string())
}

#[cfg(not(target_os = "linux"))]
fn way(_: SocketAddr) -> Result<Trace, String> {
    Err("--trace works on Linux alone: other systems tell the hops only to the administrator".into())
}
