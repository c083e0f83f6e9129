use std::io;
use std::net::SocketAddr;

/// The header of the PROXY protocol (HAProxy), by version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Header {
    /// A line of text.
    V1,
    /// Binary.
    V2,
}

impl Header {
    /// The header of a connection between these ends.
    pub(super) fn bytes(self, local: SocketAddr, peer: SocketAddr) -> io::Result<Vec<u8>> {
        match self {
            Self::V1 => Ok(ppp::v1::Addresses::from((local, peer)).to_string().into_bytes()),
            Self::V2 => ppp::v2::Builder::with_addresses(
                ppp::v2::Version::Two | ppp::v2::Command::Proxy,
                ppp::v2::Protocol::Stream,
                (local, peer),
            )
            .build(),
        }
    }
}

#[cfg(test)]
#[path = "header_tests.rs"]
mod tests;
