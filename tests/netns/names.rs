use anyhow::{Context, Result};
use std::net::{Ipv6Addr, UdpSocket};
use std::thread::JoinHandle;

/// A name server on 127.0.0.53, which answers by the first label of a name.
#[derive(Debug)]
pub struct Names {
    _serving: JoinHandle<()>,
}

/// Flags of an answer: response, recursion wanted and given.
const ANSWER: u8 = 0x81;
const GIVEN: u8 = 0x80;

impl Names {
    /// Listens on port 53, which is free in our namespace. It ends with the process.
    pub fn start() -> Result<Self> {
        let socket = UdpSocket::bind("127.0.0.53:53").context("port 53 of the namespace")?;
        let serving = std::thread::spawn(move || {
            let mut query = [0; 512];
            while let Ok((length, from)) = socket.recv_from(&mut query) {
                if let Some(answer) = answer(&query[..length]) {
                    socket.send_to(&answer, from).ok();
                }
            }
        });
        Ok(Self { _serving: serving })
    }
}

/// The addresses of a name: A is type 1, AAAA type 28.
fn records(label: &[u8], kind: u16) -> Vec<Vec<u8>> {
    let v4 = |last: u8| vec![10, 3, 0, last];
    let v6 = |last: u16| Ipv6Addr::new(0xfd00, 3, 0, 0, 0, 0, 0, last).octets().to_vec();
    match (label, kind) {
        (b"three", 1) => vec![v4(20), v4(21), v4(22)],
        (b"six", 1) => vec![v4(20)],
        (b"six", 28) => vec![v6(0x21)],
        (b"four", 1) => vec![v4(21)],
        (b"four", 28) => vec![v6(0x20)],
        (b"lies", 1) => vec![v4(16)],
        _ => Vec::new(),
    }
}

/// The answer to a query (RFC 1035, 4.1): the query's id and question, and
/// a code by the name. The addresses of some. `silent` gets none at all.
fn answer(query: &[u8]) -> Option<Vec<u8>> {
    let length = usize::from(*query.get(12)?);
    let code = match query.get(13..13 + length)? {
        b"gone" => 3,
        b"broken" => 2,
        b"empty" | b"three" | b"six" | b"four" | b"lies" => 0,
        b"refused" => 5,
        _ => return None,
    };
    let labels = query[12..].iter().position(|byte| *byte == 0)?;
    let question = query.get(12..12 + labels + 1 + 4)?;
    let mut answer = query[..2].to_vec();
    answer.extend([ANSWER, GIVEN | code, 0, 1, 0, 0, 0, 0, 0, 0]);
    answer.extend(question);
    let kind = u16::from_be_bytes([question[labels + 1], question[labels + 2]]);
    let records = records(query.get(13..13 + length)?, kind);
    answer[7] = u8::try_from(records.len()).ok()?;
    for record in records {
        // The name of the question, its type, class IN, 60 seconds.
        answer.extend([0xc0, 12, question[labels + 1], question[labels + 2], 0, 1, 0, 0, 0, 60, 0]);
        answer.push(u8::try_from(record.len()).ok()?);
        answer.extend(record);
    }
    Some(answer)
}
