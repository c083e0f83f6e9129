//! Scripted servers on loopback.

use anyhow::Result;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

/// A server that does the same with every connection, until it is dropped.
#[derive(Debug)]
pub struct Peer {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Peer {
    /// Listens on a free port of 127.0.0.1.
    pub fn start(serve: impl Fn(TcpStream) -> std::io::Result<()> + Send + Sync + 'static) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let stopped = Arc::new(AtomicBool::new(false));
        let (stop, serve) = (Arc::clone(&stopped), Arc::new(serve));
        let accepting = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                let serve = Arc::clone(&serve);
                // How the client takes it is what the test looks at.
                std::thread::spawn(move || stream.and_then(|stream| serve(stream)).ok());
            }
        });
        Ok(Self { address, stopped, accepting: Some(accepting) })
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that accepts.
        TcpStream::connect(self.address).ok();
        if let Some(accepting) = self.accepting.take() {
            accepting.join().ok();
        }
    }
}

/// Says nothing, and hears until the client goes.
pub fn silent(stream: &TcpStream) -> std::io::Result<()> {
    let mut stream = stream;
    let mut heard = [0; 512];
    while stream.read(&mut heard)? > 0 {}
    Ok(())
}

/// A server in a few words: its greeting, and what it says to commands that
/// begin so. Everything else is answered with `250 OK`.
#[derive(Debug, Clone, Copy)]
pub struct Dialogue {
    /// First reply, without line end.
    pub greeting: &'static str,
    /// Begin of a command, reply. The first that fits counts.
    pub replies: &'static [(&'static str, &'static str)],
}

impl Dialogue {
    /// Serves one connection until QUIT or its end.
    pub fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut lines = BufReader::new(stream.try_clone()?).lines();
        write!(stream, "{}\r\n", self.greeting)?;
        while let Some(line) = lines.next().transpose()? {
            let command = line.to_ascii_uppercase();
            let scripted = self.replies.iter().find(|(begin, _)| command.starts_with(begin));
            let reply = match command.split(' ').next() {
                _ if scripted.is_some() => scripted.map_or("", |(_, reply)| reply),
                Some("EHLO") => "250-mx.example.com\r\n250-AUTH PLAIN\r\n250 SIZE 1000000",
                Some("DATA") => "354 go ahead",
                Some("QUIT") => "221 bye",
                _ => "250 OK",
            };
            write!(stream, "{reply}\r\n")?;
            if reply.starts_with("221") || reply.starts_with("421") {
                break;
            }
            if reply.starts_with("354") {
                lines.by_ref().map_while(Result::ok).find(|line| line == ".");
                write!(stream, "250 queued\r\n")?;
            }
        }
        Ok(())
    }
}
