//! Logs made from a seed, with what is true of them.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Which server writes the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Exim,
    Postfix,
}

impl Kind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Exim => "Exim",
            Self::Postfix => "Postfix",
        }
    }
}

/// A log, and by cause the severity and number of what it holds.
pub(super) struct Log {
    pub(super) kind: Kind,
    pub(super) path: PathBuf,
    pub(super) bytes: u64,
    pub(super) truth: BTreeMap<&'static str, (&'static str, u64)>,
}

/// Messages of which one goes wrong, for each kind of fault.
const UNKNOWN: u64 = 97;
const TIMEOUT: u64 = 211;
const GREYLISTED: u64 = 61;

/// Writes a log of about this size.
pub(super) fn write(folder: &Path, kind: Kind, mebibytes: u64) -> Result<Log> {
    let path = folder.join(format!("{}-{mebibytes}.log", kind.name().to_lowercase()));
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut out = Counting { inner: BufWriter::new(file), bytes: 0 };
    let mut random = Random(0x5321);
    let mut truth = BTreeMap::new();
    let mut count = |cause, severity| truth.entry(cause).or_insert((severity, 0)).1 += 1;
    let mut number = 0;
    while out.bytes < mebibytes << 20 {
        number += 1;
        let message = Message::new(number, &mut random);
        message.begin(kind, &mut out)?;
        match number {
            n if n % UNKNOWN == 0 => {
                message.refused(kind, &mut out)?;
                count("recipient.unknown", "error");
            }
            n if n % TIMEOUT == 0 => {
                message.timed_out(kind, &mut out)?;
                count("net.timeout", "error");
            }
            n if n % GREYLISTED == 0 => {
                message.greylisted(kind, &mut out)?;
                message.delivered(kind, &mut out)?;
                count("throttle.greylist", "info");
            }
            _ => message.delivered(kind, &mut out)?,
        }
    }
    let bytes = out.bytes;
    out.inner.flush()?;
    Ok(Log { kind, path, bytes, truth })
}

/// The first part of a log, for programs that are too slow for all of it.
pub(super) fn part(log: &Log, share: u64) -> Result<Log> {
    let (kind, truth) = (log.kind, BTreeMap::new());
    if share == 1 {
        return Ok(Log { kind, path: log.path.clone(), bytes: log.bytes, truth });
    }
    let (path, bytes) = (log.path.with_extension(format!("{share}.log")), log.bytes / share);
    let mut from = File::open(&log.path)?.take(bytes);
    std::io::copy(&mut from, &mut File::create(&path)?)?;
    Ok(Log { kind, path, bytes, truth })
}

struct Counting {
    inner: BufWriter<File>,
    bytes: u64,
}

impl Write for Counting {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

/// Numbers that look random and are the same in every run (xorshift64).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn word(&mut self, length: usize) -> String {
        (0..length).map(|_| char::from(b'a' + self.below(26) as u8)).collect()
    }
}

/// One message on its way.
struct Message {
    second: u64,
    id: u64,
    sender: String,
    recipient: String,
    size: u64,
    server: u64,
}

impl Message {
    fn new(number: u64, random: &mut Random) -> Self {
        Self {
            second: number / 3,
            id: number,
            sender: random.word(7),
            recipient: random.word(8),
            size: 800 + random.below(90_000),
            server: 1 + random.below(200),
        }
    }

    fn exim_line(&self, out: &mut Counting, words: &str) -> std::io::Result<()> {
        let (day, rest) = (1 + self.second / 86_400 % 28, self.second % 86_400);
        let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
        writeln!(
            out,
            "2026-03-{day:02} {hour:02}:{minute:02}:{second:02} 1r{:04X}-{:06X}-0Z {words}",
            self.id >> 24,
            self.id & 0xff_ffff
        )
    }

    fn postfix_line(&self, out: &mut Counting, daemon: &str, words: &str) -> std::io::Result<()> {
        let (day, rest) = (1 + self.second / 86_400 % 28, self.second % 86_400);
        let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
        writeln!(
            out,
            "Mar {day:>2} {hour:02}:{minute:02}:{second:02} mail postfix/{daemon}[{}]: {:010X}: {words}",
            1000 + self.id % 900,
            self.id
        )
    }

    fn begin(&self, kind: Kind, out: &mut Counting) -> std::io::Result<()> {
        let (sender, size) = (&self.sender, self.size);
        match kind {
            Kind::Exim => self.exim_line(out, &format!("<= {sender}@example.com H=(web{}) [192.0.2.{}] P=esmtpsa X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=no A=plain_server:{sender} S={size} id={:x}.{sender}@example.com", self.server % 20, self.server, self.id)),
            Kind::Postfix => {
                self.postfix_line(out, "smtpd", &format!("client=web{}.example.com[192.0.2.{}], sasl_method=PLAIN, sasl_username={sender}", self.server % 20, self.server))?;
                self.postfix_line(out, "cleanup", &format!("message-id=<{:x}.{sender}@example.com>", self.id))?;
                self.postfix_line(out, "qmgr", &format!("from=<{sender}@example.com>, size={size}, nrcpt=1 (queue active)"))
            }
        }
    }

    fn delivered(&self, kind: Kind, out: &mut Counting) -> std::io::Result<()> {
        let (to, host, ip) = (&self.recipient, self.server % 50, self.server);
        match kind {
            Kind::Exim => {
                self.exim_line(out, &format!("=> {to}@example.net R=dnslookup T=remote_smtp H=mx{host}.example.net [203.0.113.{ip}] X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes C=\"250 2.0.0 Ok: queued as {:X}\"", self.id * 7))?;
                self.exim_line(out, "Completed")
            }
            Kind::Postfix => {
                self.postfix_line(out, "smtp", &format!("to=<{to}@example.net>, relay=mx{host}.example.net[203.0.113.{ip}]:25, delay=1.2, delays=0.1/0/0.5/0.6, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as {:X})", self.id * 7))?;
                self.postfix_line(out, "qmgr", "removed")
            }
        }
    }

    fn refused(&self, kind: Kind, out: &mut Counting) -> std::io::Result<()> {
        let to = &self.recipient;
        let words = format!(
            "550 5.1.1 <{to}@example.net>: Recipient address rejected: User unknown in virtual mailbox table"
        );
        self.failed(kind, out, "5.1.1", "bounced", "**", &words)?;
        match kind {
            Kind::Exim => self.exim_line(out, "Completed"),
            Kind::Postfix => self.postfix_line(out, "qmgr", "removed"),
        }
    }

    fn greylisted(&self, kind: Kind, out: &mut Counting) -> std::io::Result<()> {
        let words = "450 4.2.0 Greylisted, please try again in 300 seconds";
        self.failed(kind, out, "4.2.0", "deferred", "==", words)
    }

    /// The other side answers RCPT with these words.
    fn failed(
        &self,
        kind: Kind,
        out: &mut Counting,
        dsn: &str,
        status: &str,
        flag: &str,
        words: &str,
    ) -> std::io::Result<()> {
        let (to, host, ip) = (&self.recipient, self.server % 50, self.server);
        match kind {
            Kind::Exim => self.exim_line(out, &format!("{flag} {to}@example.net R=dnslookup T=remote_smtp H=mx{host}.example.net [203.0.113.{ip}]: SMTP error from remote mail server after RCPT TO:<{to}@example.net>: {words}")),
            Kind::Postfix => self.postfix_line(out, "smtp", &format!("to=<{to}@example.net>, relay=mx{host}.example.net[203.0.113.{ip}]:25, delay=1.2, delays=0.1/0/0.5/0.6, dsn={dsn}, status={status} (host mx{host}.example.net[203.0.113.{ip}] said: {words} (in reply to RCPT TO command))")),
        }
    }

    fn timed_out(&self, kind: Kind, out: &mut Counting) -> std::io::Result<()> {
        let (to, host, ip) = (&self.recipient, self.server % 50, self.server);
        match kind {
            Kind::Exim => self.exim_line(out, &format!("== {to}@example.org R=dnslookup T=remote_smtp defer (110) H=mx{host}.example.org [198.51.100.{ip}]: Connection timed out")),
            Kind::Postfix => self.postfix_line(out, "smtp", &format!("to=<{to}@example.org>, relay=none, delay=30, delays=0.1/0/30/0, dsn=4.4.1, status=deferred (connect to mx{host}.example.org[198.51.100.{ip}]:25: Connection timed out)")),
        }
    }
}
