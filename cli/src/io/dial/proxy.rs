use super::{Dialer, fault};
use smtpdiag_core::probe::{ConnectFault, ProxyFault};
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpStream, lookup_host};
use tokio_socks::tcp::Socks5Stream;

/// Most bytes of the answer to CONNECT that are read.
const HEAD: usize = 8 * 1024;

/// A proxy that takes connections through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proxy {
    kind: Kind,
    /// `host:port`.
    place: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// RFC 1928.
    Socks5,
    /// CONNECT (RFC 9110 section 9.3.6).
    Http,
}

impl Proxy {
    /// Reads `socks5://HOST[:PORT]` or `http://HOST[:PORT]`.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let (kind, port, place) = if let Some(rest) = text.strip_prefix("socks5://") {
            (Kind::Socks5, 1080, rest)
        } else if let Some(rest) = text.strip_prefix("http://") {
            (Kind::Http, 8080, rest)
        } else {
            return Err("a proxy is socks5://HOST:PORT or http://HOST:PORT".into());
        };
        let place = place.trim_end_matches('/');
        if place.contains('@') {
            return Err(
                "a login at the proxy is not known here, and no password belongs on the command line".into(),
            );
        }
        let bare = place.rsplit(']').next().unwrap_or(place);
        let place = if bare.contains(':') { place.to_owned() } else { format!("{place}:{port}") };
        let number = place.rsplit_once(':').filter(|(host, _)| !host.is_empty());
        if number.and_then(|(_, number)| number.parse::<u16>().ok()).is_none() {
            return Err("a proxy is socks5://HOST:PORT or http://HOST:PORT".into());
        }
        Ok(Self { kind, place })
    }

    /// A connection to `to` through this proxy.
    pub(super) async fn open(&self, dialer: &Dialer, to: SocketAddr) -> Result<TcpStream, ConnectFault> {
        let unreachable = ConnectFault::Proxy(ProxyFault::Unreachable);
        let mut found = lookup_host(&self.place).await.map_err(|_| unreachable)?;
        let proxy = found.next().ok_or(unreachable)?;
        let stream = dialer.direct(proxy).await.map_err(|_| unreachable)?;
        match self.kind {
            Kind::Socks5 => match Socks5Stream::connect_with_socket(stream, to).await {
                Ok(through) => Ok(through.into_inner()),
                Err(error) => Err(socks(&error)),
            },
            Kind::Http => through_http(stream, to).await,
        }
    }
}

/// The replies of RFC 1928 section 6 are about the server, others about the proxy.
fn socks(error: &tokio_socks::Error) -> ConnectFault {
    use tokio_socks::Error;
    match error {
        Error::ConnectionRefused => ConnectFault::Refused,
        Error::NetworkUnreachable => ConnectFault::NetworkUnreachable,
        Error::HostUnreachable => ConnectFault::HostUnreachable,
        Error::TtlExpired => ConnectFault::TimedOut,
        Error::Io(error) => fault(error),
        Error::NoAcceptableAuthMethods | Error::PasswordAuthFailure(_) => {
            ConnectFault::Proxy(ProxyFault::Login)
        }
        Error::ConnectionNotAllowedByRuleset | Error::GeneralSocksServerFailure => {
            ConnectFault::Proxy(ProxyFault::Refused)
        }
        _ => ConnectFault::Proxy(ProxyFault::NoProxy),
    }
}

async fn through_http(mut stream: TcpStream, to: SocketAddr) -> Result<TcpStream, ConnectFault> {
    let ask = format!("CONNECT {to} HTTP/1.1\r\nHost: {to}\r\n\r\n");
    stream.write_all(ask.as_bytes()).await.map_err(|error| fault(&error))?;
    let mut head = Vec::new();
    // Byte by byte: what follows the head belongs to the server.
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) if head.len() < HEAD => head.push(byte),
            _ => return Err(ConnectFault::Proxy(ProxyFault::NoProxy)),
        }
    }
    match status(&head) {
        Some(200..300) => Ok(stream),
        Some(407) => Err(ConnectFault::Proxy(ProxyFault::Login)),
        Some(504) => Err(ConnectFault::TimedOut),
        Some(_) => Err(ConnectFault::Proxy(ProxyFault::Refused)),
        None => Err(ConnectFault::Proxy(ProxyFault::NoProxy)),
    }
}

/// The number of a status line: `HTTP/1.1 200 Connection established`.
fn status(head: &[u8]) -> Option<u16> {
    let line = std::str::from_utf8(head.split(|byte| *byte == b'\r').next()?).ok()?;
    line.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()
}

#[cfg(test)]
#[path = "proxy_tests.rs"]
mod tests;
