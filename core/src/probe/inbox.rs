use super::clean::{clean, cut};
use crate::limits;
use crate::smtp::{Reply, ReplyAssembly, ReplyLine};

/// What the bytes of a server amount to.
#[derive(Debug, PartialEq)]
pub(super) enum Arrival {
    /// A whole reply, and its lines as sent (clean).
    Reply(Reply, Vec<String>),
    /// A line that is no reply (clean, cut).
    Foreign(String),
    /// The first bytes of the connection are a TLS record.
    TlsRecord,
    /// A bound was passed: what was too much, and the start of the last line.
    TooMuch(&'static str, String),
}

/// Bytes from the server on their way to replies. Holds a bounded amount,
/// whatever comes.
#[derive(Debug, Default)]
pub(super) struct Inbox {
    buffer: Vec<u8>,
    /// Bytes of `buffer` read already.
    head: usize,
    /// Bytes of `buffer` known to hold no line end after `head`.
    searched: usize,
    /// Bytes on this connection so far.
    total: usize,
    lines: Vec<String>,
    assembly: ReplyAssembly,
}

impl Inbox {
    /// Takes bytes; those beyond the bound of a connection are dropped, and
    /// [`Self::next`] says so.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        let room = limits::PROBE_BYTES.saturating_sub(self.total);
        self.total = self.total.saturating_add(bytes.len());
        if self.head > 0 {
            self.buffer.drain(..self.head);
            self.searched -= self.head;
            self.head = 0;
        }
        self.buffer.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    /// The next whole thing in the buffer.
    pub(super) fn next(&mut self) -> Option<Arrival> {
        if self.starts_as_tls() {
            return Some(Arrival::TlsRecord);
        }
        while let Some(line) = self.line() {
            if let Some(arrival) = self.take_line(&line) {
                return Some(arrival);
            }
            if self.lines.len() > limits::REPLY_LINES {
                return Some(Arrival::TooMuch("the server sends a reply without end", cut_line(&line)));
            }
        }
        self.too_much()
    }

    /// What is left when nothing more will come: a reply without its last
    /// line, a line without its end.
    pub(super) fn rest(&mut self) -> Option<Arrival> {
        let tail = self.buffer.split_off(self.head);
        self.forget_buffer();
        let arrival = if tail.is_empty() { None } else { self.take_line(&clean(&tail)) };
        arrival.or_else(|| self.end_reply())
    }

    /// Whether anything has come on this connection.
    pub(super) const fn has_begun(&self) -> bool {
        self.total > 0
    }

    /// Throws away what has not been read; tells how many bytes.
    pub(super) fn clear(&mut self) -> usize {
        let left = self.buffer.len() - self.head;
        self.forget_buffer();
        self.lines.clear();
        self.assembly = ReplyAssembly::default();
        left
    }

    fn take_line(&mut self, line: &str) -> Option<Arrival> {
        let Some(parsed) = ReplyLine::parse(line) else {
            return Some(Arrival::Foreign(cut_line(line)));
        };
        let whole = self.assembly.push(&parsed);
        self.lines.push(line.to_owned());
        whole.map(|reply| Arrival::Reply(reply, std::mem::take(&mut self.lines)))
    }

    fn end_reply(&mut self) -> Option<Arrival> {
        let reply = self.assembly.take()?;
        Some(Arrival::Reply(reply, std::mem::take(&mut self.lines)))
    }

    /// The next line, clean and without its end.
    fn line(&mut self) -> Option<String> {
        let from = self.searched.max(self.head);
        let Some(at) = self.buffer[from..].iter().position(|&b| b == b'\n') else {
            self.searched = self.buffer.len();
            return None;
        };
        let raw = &self.buffer[self.head..from + at];
        let line = clean(raw.strip_suffix(b"\r").unwrap_or(raw));
        self.head = from + at + 1;
        self.searched = self.head;
        Some(line)
    }

    fn too_much(&self) -> Option<Arrival> {
        let open = &self.buffer[self.head..];
        let start = || cut_line(&clean(&open[..open.len().min(limits::PROBE_SHOWN)]));
        if open.len() > limits::PROBE_LINE {
            return Some(Arrival::TooMuch("the server sends a line without end", start()));
        }
        let over = self.total > limits::PROBE_BYTES;
        over.then(|| Arrival::TooMuch("the server sends more than any dialogue needs", start()))
    }

    /// Alert (0x15) or handshake (0x16), version 3.x: RFC 8446 section 5.1.
    fn starts_as_tls(&self) -> bool {
        self.total == self.buffer.len() && self.head == 0 && matches!(self.buffer[..], [0x15 | 0x16, 3, ..])
    }

    fn forget_buffer(&mut self) {
        self.buffer.clear();
        self.head = 0;
        self.searched = 0;
    }
}

fn cut_line(line: &str) -> String {
    cut(line, limits::PROBE_SHOWN).to_owned()
}

#[cfg(test)]
#[path = "inbox_tests.rs"]
mod tests;
