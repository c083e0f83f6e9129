use smtpdiag_core::probe::{Input, TlsFault};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;

/// A connection, without or with TLS.
#[derive(Debug)]
pub(crate) enum Link {
    /// TCP.
    Plain(TcpStream),
    /// TLS over TCP.
    Tls(Box<TlsStream<Recorder<TcpStream>>>),
}

/// Bytes read at once.
const CHUNK: usize = 8192;
/// How long a close_notify may take.
const FAREWELL: Duration = Duration::from_millis(200);

impl Link {
    /// Waits for bytes. Safe to drop and call again.
    pub(crate) async fn read(&mut self) -> Input {
        let mut buffer = [0; CHUNK];
        let read = match self {
            Self::Plain(stream) => stream.read(&mut buffer).await,
            Self::Tls(stream) => stream.read(&mut buffer).await,
        };
        match read {
            Ok(0) => Input::Closed,
            Ok(length) => Input::Received(buffer[..length].to_vec()),
            Err(error) => ended(&error),
        }
    }

    /// Sends bytes within `limit`. A failure shows in the next read, together
    /// with what the peer said before: nothing is lost by passing over it here.
    pub(crate) async fn send(&mut self, bytes: &[u8], limit: Duration) {
        let sent = async {
            match self {
                Self::Plain(stream) => stream.write_all(bytes).await,
                Self::Tls(stream) => {
                    stream.write_all(bytes).await?;
                    stream.flush().await
                }
            }
        };
        let _ = tokio::time::timeout(limit, sent).await;
    }

    /// Closes, with close_notify inside TLS.
    pub(crate) async fn close(self) {
        if let Self::Tls(mut stream) = self {
            let _ = tokio::time::timeout(FAREWELL, stream.shutdown()).await;
        }
    }
}

/// What a failed read tells. A missing close_notify is an end like any other.
fn ended(error: &io::Error) -> Input {
    match error.kind() {
        io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::BrokenPipe => {
            Input::Reset
        }
        _ => match super::tls::alert(error) {
            // TLS 1.3: a server that wants a client certificate says so only now.
            Some(alert) => Input::TlsFailed(TlsFault::Alert(alert)),
            None => Input::Closed,
        },
    }
}

/// Most bytes that a [`Recorder`] keeps.
const KEPT: usize = 256;

/// A stream that keeps the first bytes it read, to tell what came in place of TLS.
#[derive(Debug)]
pub(crate) struct Recorder<S> {
    inner: S,
    first: Vec<u8>,
}

impl<S> Recorder<S> {
    /// Around a stream from which nothing of TLS was read yet.
    pub(crate) const fn new(inner: S) -> Self {
        Self { inner, first: Vec::new() }
    }

    /// The first bytes read.
    pub(crate) fn first(&self) -> &[u8] {
        &self.first
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Recorder<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let polled = Pin::new(&mut self.inner).poll_read(cx, buf);
        let room = KEPT - self.first.len();
        let new = &buf.filled()[before..];
        self.first.extend_from_slice(&new[..new.len().min(room)]);
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Recorder<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}
