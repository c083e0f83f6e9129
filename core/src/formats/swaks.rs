//! swaks, and the transcript of the probe of this program: arrows of three characters.

use super::endpoint_words::{host_port, named, trying_words};
use super::{Claim, Reader, Row, Talk, error_line};
use crate::session::{Endpoint, EventKind, Side, TlsFacts};
use crate::smtp::{Command, ReplyLine, Step};

pub(super) const READER: Reader = Reader { name: "swaks", claim, read };

/// How the probe begins a failure that quotes the server.
pub(super) const OWN_QUOTE: &str = "tls handshake failed; ";
/// How the probe notes an address that does not answer while another one does.
const OWN_DEAD_ADDRESS: &str = "connect: ";

/// Who speaks by the mark of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Client,
    Server,
    /// A reply that refuses, or words that are no reply.
    Refusal,
    Note,
    Fault,
}

const MARKS: [(&str, Mark); 8] = [
    ("~> ", Mark::Client),
    ("-> ", Mark::Client),
    ("<-  ", Mark::Server),
    ("<~  ", Mark::Server),
    ("<** ", Mark::Refusal),
    ("<~* ", Mark::Refusal),
    ("=== ", Mark::Note),
    ("*** ", Mark::Fault),
];

fn marked(text: &str) -> Option<(Mark, &str)> {
    let (trimmed, bare) = (text.trim_start(), text.trim());
    if matches!(bare, "->" | "~>") {
        return Some((Mark::Client, &text[text.len()..]));
    }
    let found = MARKS.iter().find(|(mark, _)| trimmed.starts_with(mark))?;
    Some((found.1, trimmed[found.0.len()..].trim()))
}

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let current = talk.is_current(READER.name);
    match marked(row.text) {
        Some((Mark::Client, words)) if Command::parse(words).is_some() => Claim::Sure,
        Some((Mark::Client, words)) if current && ReplyLine::parse(words).is_none() => Claim::Sure,
        Some((Mark::Server | Mark::Refusal, words)) if ReplyLine::parse(words).is_some() || current => {
            Claim::Sure
        }
        Some((Mark::Server | Mark::Refusal, words)) if words.starts_with("Timeout (") => Claim::Sure,
        Some((Mark::Note | Mark::Fault, words)) if current || is_own(words) => Claim::Sure,
        _ => Claim::No,
    }
}

/// Words of swaks that open a paste.
fn is_own(words: &str) -> bool {
    const STARTS: [&str; 9] = [
        "Probing ",
        "Trying ",
        "Connected to ",
        "TLS started",
        "TLS startup",
        "Error connecting",
        "Host did not",
        "Connection closed",
        "Remote host",
    ];
    STARTS.iter().any(|start| words.starts_with(start))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let Some((mark, words)) = marked(row.text) else { return };
    let row = &row.with(words);
    match mark {
        Mark::Client => talk.client(row),
        Mark::Server | Mark::Refusal if ReplyLine::parse(words).is_some() => talk.server(row),
        Mark::Server | Mark::Refusal if words.starts_with("Timeout") => talk.lost(row),
        Mark::Refusal => error_line::read_error(row, talk, Side::Server),
        Mark::Server => talk.event(row, Side::Server, None, EventKind::Note),
        Mark::Note => note(row, talk),
        // It quotes what came in place of TLS, which is no reply to anything.
        Mark::Fault if words.starts_with(OWN_QUOTE) => talk.failure(row, Side::Local),
        Mark::Fault => error_line::read_error(row, talk, Side::Local),
    }
}

fn note(row: &Row<'_>, talk: &mut Talk) {
    if let Some(endpoint) = trying_words(row.text).or_else(|| probing_words(row.text)) {
        talk.connecting(row, endpoint);
    } else if let Some(host) = row.text.strip_prefix("Connected to ") {
        talk.connected(row, host_port(host.trim_end_matches('.')));
    } else if let Some(facts) = row.text.strip_prefix("TLS started with cipher ").map(tls_facts) {
        talk.event(row, Side::Local, Some(Step::Tls), EventKind::TlsUp(Box::new(facts)));
    } else if row.text.starts_with(OWN_DEAD_ADDRESS) {
        // Another address has answered: no fault, whatever its words.
    } else if row.text.starts_with("Connection closed with remote host") {
        talk.event(row, Side::Local, None, if talk.has_quit() { EventKind::Closed } else { EventKind::Note });
    } else if row.text.starts_with(BESIDE) {
        // What was said beside the way of mail names nothing.
        talk.event(row, Side::Server, Some(Step::Other), EventKind::Note);
    } else {
        talk.event(row, Side::Local, None, EventKind::Note);
    }
}

/// `Probing mail.example.com, port 587`: our own first line.
fn probing_words(text: &str) -> Option<Endpoint> {
    let (host, port) = text.strip_prefix("Probing ")?.split_once(", port ")?;
    Some(named(host, Some(port.parse().ok()?)))
}
/// How the probe of this program begins what is no evidence of the way of
/// mail: checks of the server, more logins.
const BESIDE: &str = "beside: ";

/// `TLSv1.3:TLS_AES_256_GCM_SHA384:256`
fn tls_facts(text: &str) -> TlsFacts {
    let mut parts = text.split(':');
    let version = parts.next().map(|version| version.trim_start_matches("TLSv").to_owned());
    TlsFacts { version, suite: parts.next().map(str::to_owned), ..TlsFacts::default() }
}
