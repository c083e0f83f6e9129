//! One connection: lines in, bytes out, and its ends. Lines, times and bytes
//! are bounded, whoever the client is.

use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{self, BufRead as _, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// A client that says nothing for so long is dropped (RFC 5321 section
/// 4.5.3.2.7 asks for five minutes).
const PATIENCE: Duration = Duration::from_secs(300);
/// How long a close waits for what the client still sends.
const LINGER: Duration = Duration::from_secs(2);
/// Longest line, with its end.
const LINE: u64 = 16 * 1024;
/// Most bytes and the longest time of something without end.
const ENDLESS: (usize, Duration) = (64 << 20, Duration::from_secs(120));

trait Peer: Read + Write + Send {}
impl<T: Read + Write + Send> Peer for T {}

/// A connection with a client.
pub(super) struct Wire {
    peer: BufReader<Box<dyn Peer>>,
    socket: TcpStream,
    /// Whether TLS is up.
    pub(super) encrypted: bool,
}

/// What came of reading a line.
pub(super) enum Line {
    /// A line without its end.
    Text(String),
    /// More than a line may have.
    TooLong,
    /// The client has gone.
    Closed,
}

impl Wire {
    /// A connection in clear text.
    pub(super) fn new(socket: TcpStream) -> io::Result<Self> {
        socket.set_read_timeout(Some(PATIENCE))?;
        socket.set_write_timeout(Some(PATIENCE))?;
        socket.set_nodelay(true)?;
        let peer: Box<dyn Peer> = Box::new(socket.try_clone()?);
        Ok(Self { peer: BufReader::new(peer), socket, encrypted: false })
    }

    /// The next line.
    pub(super) fn line(&mut self) -> io::Result<Line> {
        let mut bytes = Vec::new();
        let read = self.peer.by_ref().take(LINE).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(Line::Closed);
        }
        if read as u64 == LINE && bytes.last() != Some(&b'\n') {
            return Ok(Line::TooLong);
        }
        let text = String::from_utf8_lossy(&bytes);
        Ok(Line::Text(text.trim_end_matches(['\r', '\n']).to_owned()))
    }

    /// Sends bytes.
    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        let peer = self.peer.get_mut();
        peer.write_all(bytes)?;
        peer.flush()
    }

    /// Sends bytes one by one.
    pub(super) fn drip(&mut self, bytes: &[u8], pause: Duration) -> io::Result<()> {
        for byte in bytes {
            self.pause(pause)?;
            self.send(&[*byte])?;
        }
        Ok(())
    }

    /// Sends the same again and again, until the client goes.
    pub(super) fn flood(&mut self, bytes: &[u8]) -> io::Result<()> {
        let many = bytes.repeat((8192 / bytes.len().max(1)).max(1));
        let start = Instant::now();
        let mut sent = 0;
        while sent < ENDLESS.0 && start.elapsed() < ENDLESS.1 {
            self.send(&many)?;
            sent += many.len();
        }
        Ok(())
    }

    /// Waits, but not for a client that has gone: that is an error.
    pub(super) fn pause(&mut self, time: Duration) -> io::Result<()> {
        let start = Instant::now();
        self.socket.set_read_timeout(Some(time.max(Duration::from_millis(1))))?;
        let peeked = self.socket.peek(&mut [0]);
        self.socket.set_read_timeout(Some(PATIENCE))?;
        match peeked {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            // It talks before its turn, or has a command in TLS under way.
            Ok(_) => thread::sleep(time.saturating_sub(start.elapsed())),
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Hears until the client goes, and says nothing.
    pub(super) fn silence(&mut self) -> io::Result<()> {
        let mut heard = [0; 4096];
        while self.peer.read(&mut heard)? > 0 {}
        Ok(())
    }

    /// Reads the first TLS record of the client and forgets it.
    pub(super) fn hello(&mut self) -> io::Result<()> {
        let mut head = [0; 5];
        self.peer.read_exact(&mut head)?;
        let length = u64::from(u16::from_be_bytes([head[3], head[4]]));
        io::copy(&mut self.peer.by_ref().take(length), &mut io::sink()).map(|_| ())
    }

    /// Does the handshake. What the client sent ahead of it in clear text does
    /// not count (CVE-2011-0411). Gives the version.
    pub(super) fn secure(&mut self, config: &Arc<ServerConfig>) -> io::Result<String> {
        let mut connection = ServerConnection::new(Arc::clone(config)).map_err(io::Error::other)?;
        let mut socket = self.socket.try_clone()?;
        let done = connection.complete_io(&mut socket);
        if let Err(error) = done {
            // The alert that says why.
            let _ = connection.write_tls(&mut socket);
            return Err(error);
        }
        let version = connection.protocol_version().map_or_else(String::new, |v| format!("{v:?}"));
        self.peer = BufReader::new(Box::new(StreamOwned::new(connection, socket)));
        self.encrypted = true;
        Ok(version.replace('_', "."))
    }

    /// Closes in order: what the client still sends is read, since unread
    /// bytes would make a reset of it.
    pub(super) fn close(&mut self) -> io::Result<()> {
        self.socket.shutdown(Shutdown::Write)?;
        let start = Instant::now();
        self.socket.set_read_timeout(Some(LINGER))?;
        let mut rest = [0; 4096];
        while start.elapsed() < LINGER && self.socket.read(&mut rest)? > 0 {}
        Ok(())
    }

    /// The end of this connection is a reset.
    pub(super) fn reset(&mut self) -> io::Result<()> {
        socket2::SockRef::from(&self.socket).set_linger(Some(Duration::ZERO))
    }
}
