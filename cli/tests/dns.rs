//! A DNS server on loopback that knows a small zone.

use hickory_resolver::proto::op::{Message, OpCode, ResponseCode};
use hickory_resolver::proto::rr::rdata::{A, AAAA, CNAME, MX, NS, PTR, SRV, TLSA, TXT};
use hickory_resolver::proto::rr::{Name, RData, Record};
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// Starts a server with these records, one a line: `NAME TYPE DATA`. Instead of
/// data, a name may have `SERVFAIL`, `SILENT`, or `LONG` (truncated over UDP).
/// Records of a line that ends in ` ; AD` are authentic. Gives its address.
pub(crate) fn dns(zone: &str) -> String {
    dns_that_tells(zone, channel().0)
}

/// The same; it tells each name and type that it has answered.
pub(crate) fn dns_that_tells(zone: &str, told: Sender<String>) -> String {
    let zone: Arc<Vec<Vec<String>>> = Arc::new(
        zone.lines()
            .map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .filter(|words| !words.is_empty())
            .collect(),
    );
    // The same port for both protocols.
    let (udp, tcp) = loop {
        let udp = UdpSocket::bind("127.0.0.1:0").expect("a port");
        if let Ok(tcp) = TcpListener::bind(udp.local_addr().expect("an address")) {
            break (udp, tcp);
        }
    };
    let address = udp.local_addr().expect("an address").to_string();
    let over_tcp = Arc::clone(&zone);
    thread::spawn(move || {
        for stream in tcp.incoming().flatten() {
            stream_answer(stream, &over_tcp);
        }
    });
    thread::spawn(move || {
        let mut buffer = [0; 2048];
        while let Ok((length, from)) = udp.recv_from(&mut buffer) {
            if let Some((asked, bytes)) = answer(&buffer[..length], &zone, true) {
                let _ = udp.send_to(&bytes, from);
                let _ = told.send(asked);
            }
        }
    });
    address
}

fn stream_answer(mut stream: TcpStream, zone: &[Vec<String>]) {
    let mut length = [0; 2];
    while stream.read_exact(&mut length).is_ok() {
        let mut question = vec![0; usize::from(u16::from_be_bytes(length))];
        if stream.read_exact(&mut question).is_err() {
            return;
        }
        let Some((_, bytes)) = answer(&question, zone, false) else { return };
        let length = u16::try_from(bytes.len()).expect("short").to_be_bytes();
        if stream.write_all(&[&length[..], &bytes].concat()).is_err() {
            return;
        }
    }
}

fn answer(question: &[u8], zone: &[Vec<String>], udp: bool) -> Option<(String, Vec<u8>)> {
    let question = Message::from_vec(question).ok()?;
    let query = question.queries.first()?.clone();
    let name = query.name().to_ascii().to_ascii_lowercase();
    let name = if name == "." { name } else { name.trim_end_matches('.').to_owned() };
    let mut message = Message::response(question.metadata.id, OpCode::Query);
    message.metadata.recursion_desired = true;
    message.metadata.recursion_available = true;
    message.add_query(query.clone());
    let of = |name: &str| zone.iter().filter(|words| words[0] == name).cloned().collect::<Vec<_>>();
    let lines = of(&name);
    let word = |word: &str| lines.iter().any(|words| words[1] == word);
    if word("SILENT") {
        return None;
    }
    if word("SERVFAIL") {
        message.metadata.response_code = ResponseCode::ServFail;
    } else if udp && word("LONG") {
        message.metadata.truncation = true;
    } else if lines.is_empty() && !zone.iter().any(|words| words[0].ends_with(&format!(".{name}"))) {
        message.metadata.response_code = ResponseCode::NXDomain;
    }
    let alias = lines.iter().find(|words| words[1] == "CNAME");
    let target = alias.map_or(Vec::new(), |words| of(&words[2]));
    for words in alias.into_iter().chain(lines.iter().filter(|w| w[1] != "CNAME")).chain(&target) {
        if words[1] == query.query_type().to_string() || words[1] == "CNAME" {
            message.metadata.authentic_data |= words.ends_with(&[";".into(), "AD".into()]);
            message.add_answer(record(words));
        }
    }
    Some((format!("{name} {}", query.query_type()), message.to_vec().ok()?))
}

fn record(words: &[String]) -> Record {
    let number = |at: usize| words[at].parse().expect("a number");
    let data = match words[1].as_str() {
        "A" => RData::A(A(words[2].parse().expect("an address"))),
        "AAAA" => RData::AAAA(AAAA(words[2].parse().expect("an address"))),
        "CNAME" => RData::CNAME(CNAME(full(&words[2]))),
        "NS" => RData::NS(NS(full(&words[2]))),
        "PTR" => RData::PTR(PTR(full(&words[2]))),
        "MX" => RData::MX(MX::new(number(2), full(&words[3]))),
        "SRV" => RData::SRV(SRV::new(number(2), number(3), number(4), full(&words[5]))),
        "TLSA" => {
            let code = |at: usize| words[at].parse::<u8>().expect("a code");
            let hex = |at: usize| u8::from_str_radix(&words[5][at..at + 2], 16).expect("hex");
            let data = (0..words[5].len()).step_by(2).map(hex).collect();
            RData::TLSA(TLSA::new(code(2).into(), code(3).into(), code(4).into(), data))
        }
        // The rest of the line, in strings of 255 bytes.
        "TXT" => {
            let text = words[2..].join(" ");
            let parts = text.as_bytes().chunks(255).map(|part| String::from_utf8_lossy(part).into_owned());
            RData::TXT(TXT::new(parts.collect()))
        }
        other => panic!("no type {other}"),
    };
    Record::from_rdata(full(&words[0]), 60, data)
}

fn full(name: &str) -> Name {
    let mut name = Name::from_ascii(name).expect("a name");
    name.set_fqdn(true);
    name
}
