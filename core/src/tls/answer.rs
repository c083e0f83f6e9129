use super::{Group, Version};
use crate::limits;
use nom::bytes::complete::take;
use nom::multi::{length_data, many0};
use nom::number::complete::{be_u8, be_u16, be_u24};
use nom::{IResult, Parser};

/// What a server answers to a [`Hello`](super::Hello).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It agrees, and says on what.
    Hello {
        /// The version that it chose.
        version: Version,
        /// The suite, by its number.
        suite: u16,
        /// The group that it wants, where the hello tells (TLS 1.3 alone).
        group: Option<Group>,
    },
    /// It refuses, by the number of an alert (RFC 8446 section 6).
    Alert(u8),
    /// What came is no TLS, or is broken.
    Nonsense,
}

const ALERT: u8 = 21;
const HANDSHAKE: u8 = 22;
const SERVER_HELLO: u8 = 2;

/// Collects bytes until they hold an answer. Holds a bounded amount.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    bytes: Vec<u8>,
}

impl Reader {
    /// Takes bytes; gives the answer as soon as it is whole.
    pub fn push(&mut self, bytes: &[u8]) -> Option<Answer> {
        let room = limits::HELLO_BYTES.saturating_sub(self.bytes.len());
        self.bytes.extend_from_slice(&bytes[..bytes.len().min(room)]);
        match read(&self.bytes) {
            None if self.bytes.len() >= limits::HELLO_BYTES => Some(Answer::Nonsense),
            answer => answer,
        }
    }
}

/// The answer in these bytes; `None` while more have to come.
fn read(bytes: &[u8]) -> Option<Answer> {
    let mut rest = bytes;
    let mut handshake = Vec::new();
    loop {
        match rest {
            [kind, ..] if !matches!(*kind, ALERT | HANDSHAKE) => return Some(Answer::Nonsense),
            [_, major, ..] if *major != 3 => return Some(Answer::Nonsense),
            _ => {}
        }
        let (after, (kind, body)) = record(rest).ok()?;
        rest = after;
        if kind == ALERT {
            match body {
                // A warning (unrecognized name) goes before the answer.
                [1, number] if *number != 0 => {}
                [_, number] => return Some(Answer::Alert(*number)),
                _ => return Some(Answer::Nonsense),
            }
        } else {
            handshake.extend_from_slice(body);
            if let Some(answer) = message(&handshake) {
                return Some(answer);
            }
        }
    }
}

/// A record (RFC 8446 section 5.1): its content type and its fragment.
fn record(input: &[u8]) -> IResult<&[u8], (u8, &[u8])> {
    let (input, (kind, _version)) = (be_u8, be_u16).parse(input)?;
    let (input, body) = length_data(be_u16).parse(input)?;
    Ok((input, (kind, body)))
}

/// The first message of the handshake (RFC 8446 section 4); `None` while it is not whole.
fn message(bytes: &[u8]) -> Option<Answer> {
    if bytes.first().is_some_and(|kind| *kind != SERVER_HELLO) {
        return Some(Answer::Nonsense);
    }
    let whole: IResult<&[u8], (u8, &[u8])> = (be_u8, length_data(be_u24)).parse(bytes);
    let (_, (_, body)) = whole.ok()?;
    Some(server_hello(body).map_or(Answer::Nonsense, |(_, answer)| answer))
}

/// ServerHello and HelloRetryRequest are of one shape (RFC 8446 section 4.1.3).
fn server_hello(input: &[u8]) -> IResult<&[u8], Answer> {
    let (input, legacy) = be_u16(input)?;
    let (input, _random) = take(32usize)(input)?;
    let (input, _session) = length_data(be_u8).parse(input)?;
    let (input, (suite, _compression)) = (be_u16, be_u8).parse(input)?;
    let (mut version, mut group) = (legacy, None);
    // SSL 3.0, and answers without any, end here.
    if !input.is_empty() {
        let (_, all) = length_data(be_u16).parse(input)?;
        for (kind, data) in extensions(all)?.1 {
            match (kind, data) {
                (43, [high, low]) => version = u16::from_be_bytes([*high, *low]),
                (51, [high, low, ..]) => group = Some(Group(u16::from_be_bytes([*high, *low]))),
                _ => {}
            }
        }
    }
    let answer = Version::of_wire(version).map(|version| Answer::Hello { version, suite, group });
    Ok((&[], answer.unwrap_or(Answer::Nonsense)))
}

fn extensions(input: &[u8]) -> IResult<&[u8], Vec<(u16, &[u8])>> {
    many0((be_u16, length_data(be_u16))).parse(input)
}

/// The name of an alert in words, as RFC 8446 section 6 and RFC 5246 section 7.2 have it.
#[must_use]
pub fn alert_name(number: u8) -> String {
    let name = match number {
        0 => "close notify",
        10 => "unexpected message",
        20 => "bad record mac",
        22 => "record overflow",
        40 => "handshake failure",
        42 => "bad certificate",
        47 => "illegal parameter",
        49 => "access denied",
        50 => "decode error",
        51 => "decrypt error",
        70 => "protocol version",
        71 => "insufficient security",
        80 => "internal error",
        86 => "inappropriate fallback",
        109 => "missing extension",
        110 => "unsupported extension",
        112 => "unrecognized name",
        116 => "certificate required",
        120 => "no application protocol",
        other => return format!("alert {other}"),
    };
    name.into()
}

#[cfg(test)]
#[path = "answer_tests.rs"]
mod tests;
