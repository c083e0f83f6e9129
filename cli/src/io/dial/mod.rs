//! TCP connections: from where, and through what.

mod fault;
mod header;
mod proxy;

pub(crate) use header::Header;
pub(crate) use proxy::Proxy;

use super::Link;
use fault::fault;
use smtpdiag_core::probe::{ConnectFault, Input};
use std::net::{IpAddr, SocketAddr};
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpSocket, TcpStream};

/// How connections are made; the default is the system's own way.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dialer {
    /// Our address.
    pub(crate) bind: Option<IpAddr>,
    /// Our network interface.
    pub(crate) interface: Option<String>,
    /// The proxy in between.
    pub(crate) proxy: Option<Proxy>,
    /// The header in front of all.
    pub(crate) header: Option<Header>,
}

impl Dialer {
    /// Opens a connection. Time is limited by the machine.
    pub(crate) async fn connect(self, address: SocketAddr) -> (Input, Option<Link>) {
        match self.open(address).await {
            Ok((local, stream)) => (Input::Connected { local, peer: address }, Some(Link::Plain(stream))),
            Err(fault) => (Input::NotConnected(fault), None),
        }
    }

    /// Opens a connection and closes it at once.
    pub(crate) async fn look(self, to: SocketAddr) -> Input {
        // A peer that hears a header and nothing after it may log an error.
        let plain = Self { header: None, ..self };
        Input::Looked { to, result: plain.open(to).await.map(|_| ()) }
    }

    async fn open(&self, address: SocketAddr) -> Result<(SocketAddr, TcpStream), ConnectFault> {
        let mut stream = match &self.proxy {
            Some(proxy) => proxy.open(self, address).await?,
            None => self.direct(address).await.map_err(|error| fault(&error))?,
        };
        let local = stream.local_addr().map_err(|error| fault(&error))?;
        if let Some(header) = self.header {
            let bytes = header.bytes(local, address).map_err(|error| fault(&error))?;
            stream.write_all(&bytes).await.map_err(|error| fault(&error))?;
        }
        Ok((local, stream))
    }

    /// A connection without a proxy.
    async fn direct(&self, address: SocketAddr) -> std::io::Result<TcpStream> {
        let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
        if let Some(interface) = &self.interface {
            bind_interface(&socket, interface)?;
        }
        if let Some(bind) = self.bind {
            socket.bind(SocketAddr::new(bind, 0))?;
        }
        let stream = socket.connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }
}

#[cfg(target_os = "linux")]
fn bind_interface(socket: &TcpSocket, name: &str) -> std::io::Result<()> {
    socket.bind_device(Some(name.as_bytes()))
}

#[cfg(not(target_os = "linux"))]
fn bind_interface(_: &TcpSocket, _: &str) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}
