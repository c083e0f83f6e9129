use super::Link;
use smtpdiag_core::probe::{ConnectFault, Input};
use std::io::{Error, ErrorKind};
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// Opens a connection. Time is limited by the machine.
pub(crate) async fn connect(address: SocketAddr) -> (Input, Option<Link>) {
    let opened = TcpStream::connect(address).await.and_then(|stream| {
        stream.set_nodelay(true)?;
        Ok((stream.local_addr()?, stream.peer_addr()?, stream))
    });
    match opened {
        Ok((local, peer, stream)) => (Input::Connected { local, peer }, Some(Link::Plain(stream))),
        Err(error) => (Input::NotConnected(fault(&error)), None),
    }
}

/// EPERM has a kind of its own only together with EACCES.
const EPERM: i32 = 1;

fn fault(error: &Error) -> ConnectFault {
    match error.kind() {
        ErrorKind::ConnectionRefused => ConnectFault::Refused,
        ErrorKind::TimedOut => ConnectFault::TimedOut,
        ErrorKind::NetworkUnreachable => ConnectFault::NetworkUnreachable,
        ErrorKind::HostUnreachable => ConnectFault::HostUnreachable,
        ErrorKind::PermissionDenied if cfg!(unix) && error.raw_os_error() == Some(EPERM) => {
            ConnectFault::NotPermitted
        }
        ErrorKind::PermissionDenied => ConnectFault::PermissionDenied,
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => ConnectFault::Reset,
        _ => ConnectFault::Other(error.raw_os_error()),
    }
}

#[cfg(test)]
#[path = "tcp_tests.rs"]
mod tests;
