//! Captured packets: the list of Wireshark and tshark (`SMTP 92 S: 220 ...`),
//! and the lines of tcpdump (`IP a.25 > b.40000: ... SMTP: 220 ...`).

use super::endpoint_words::named;
use super::{Claim, Reader, Row, Talk};
use crate::session::{Endpoint, EventKind, Side};
use crate::smtp::{Command, ReplyLine};

pub(super) const READER: Reader = Reader { name: "wireshark", claim, read };

/// One packet: who speaks, the server's address, the words.
struct Packet<'a> {
    side: Side,
    server: Endpoint,
    words: &'a str,
}

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    if packet(row.text).is_some() || is_other(row.text) { Claim::Sure } else { Claim::No }
}

fn packet(text: &str) -> Option<Packet<'_>> {
    listed(text).or_else(|| dumped(text))
}

/// `14 1.204812 203.0.113.60 192.0.2.44 SMTP 92 S: 220 mail.example.org ESMTP`
fn listed(text: &str) -> Option<Packet<'_>> {
    let (head, rest) = text.split_once(" SMTP ")?;
    let mut from_end = head.split_whitespace().rev().filter(|word| *word != "→" && *word != "->");
    let (to, from) = (from_end.next()?, from_end.next()?);
    is_ip(to).then_some(())?;
    is_ip(from).then_some(())?;
    let rest = rest.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    let (side, words, ip) = match (rest.strip_prefix("S: "), rest.strip_prefix("C: ")) {
        (Some(words), _) => (Side::Server, words, from),
        (_, Some(words)) => (Side::Client, words, to),
        _ => return None,
    };
    Some(Packet { side, server: named(ip, None), words: words.trim() })
}

/// `13:51:12.0 IP 203.0.113.60.25 > 192.0.2.44.40000: Flags [P.], ... length 29: SMTP: 220 ...`
fn dumped(text: &str) -> Option<Packet<'_>> {
    let (_, rest) =
        text.split_once("IP ").or_else(|| text.split_once("IP6 ")).filter(|(before, _)| before.len() < 40)?;
    let (ends, words) = rest.split_once(": SMTP: ")?;
    let (from, to) = ends.split_once(" > ")?;
    let to = to.split(": ").next()?;
    let words = words.trim();
    let side = if ReplyLine::parse(words).is_some() { Side::Server } else { Side::Client };
    let server = if side == Side::Server { from } else { to };
    let (ip, port) = server.rsplit_once('.')?;
    Some(Packet { side, server: named(ip, port.parse().ok()), words })
}

/// A packet of another protocol in the list: `1 0.000000 192.0.2.44 203.0.113.60 TCP 74 ...`
fn is_other(text: &str) -> bool {
    let mut words = text.split_whitespace().filter(|word| *word != "→" && *word != "->");
    let numbered = words.next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let timed = words.next().is_some_and(is_seconds);
    let ends = words.next().is_some_and(is_ip) && words.next().is_some_and(is_ip);
    let protocol = words.next().unwrap_or("");
    numbered && timed && ends && protocol.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')
}

/// `0.000000`. By its digits: reading numbers with points takes tables that
/// the page would load for this alone.
fn is_seconds(word: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    word.split_once('.').is_some_and(|(whole, rest)| digits(whole) && digits(rest))
}

fn is_ip(word: &str) -> bool {
    word.parse::<std::net::IpAddr>().is_ok()
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let Some(packet) = packet(row.text) else { return };
    if packet.server.ip.is_some() {
        talk.server_named(row, packet.server);
    }
    // The list joins the lines of a reply by a bar.
    for words in packet.words.split(" | ").map(str::trim) {
        let part = row.with(words);
        match packet.side {
            Side::Server if ReplyLine::parse(words).is_some() => talk.server(&part),
            Side::Client if Command::parse(words).is_some() || talk.in_message() || talk.challenged() => {
                talk.client(&part)
            }
            side => talk.event(&part, side, None, EventKind::Note),
        }
    }
}
