//! One question to one DNS server, over UDP, and over TCP where the answer
//! does not fit. The whole message comes back: unlike a resolver's answer it
//! still has its flags (AD) and the aliases on the way.

use hickory_resolver::proto::op::{Edns, Message, Query};
use hickory_resolver::proto::rr::{Name, RecordType};
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::timeout;

/// What we can take in one datagram; beyond it packets are cut on the way (RFC 9715).
const PAYLOAD: u16 = 1232;

/// Asks, twice where a datagram is lost, within `limit`.
pub(super) async fn ask(
    server: SocketAddr,
    name: &Name,
    kind: RecordType,
    limit: Duration,
) -> io::Result<Message> {
    let question = question(name, kind);
    let bytes = question.to_vec().map_err(io::Error::other)?;
    let one = async {
        if let Ok(answer) = timeout(limit / 2, datagram(server, &question, &bytes)).await {
            return answer;
        }
        datagram(server, &question, &bytes).await
    };
    let whole = async {
        let answer = one.await?;
        if answer.metadata.truncation { stream(server, &question, &bytes).await } else { Ok(answer) }
    };
    timeout(limit, whole).await.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
}

fn question(name: &Name, kind: RecordType) -> Message {
    let mut message = Message::query();
    message.metadata.recursion_desired = true;
    // Asks a validating resolver to say whether it validated (RFC 6840 section 5.7).
    message.metadata.authentic_data = true;
    message.add_query(Query::query(name.clone(), kind));
    let mut edns = Edns::new();
    edns.set_max_payload(PAYLOAD).set_version(0);
    message.set_edns(edns);
    message
}

async fn datagram(server: SocketAddr, question: &Message, bytes: &[u8]) -> io::Result<Message> {
    let any: SocketAddr = if server.is_ipv4() { ([0; 4], 0).into() } else { ([0u16; 8], 0).into() };
    let socket = UdpSocket::bind(any).await?;
    socket.connect(server).await?;
    socket.send(bytes).await?;
    let mut buffer = [0; PAYLOAD as usize];
    loop {
        let length = socket.recv(&mut buffer).await?;
        // Others may send as well: what is no answer to the question is passed over.
        if let Some(answer) = answer(question, &buffer[..length]) {
            return Ok(answer);
        }
    }
}

/// RFC 1035 section 4.2.2: two bytes of length in front.
async fn stream(server: SocketAddr, question: &Message, bytes: &[u8]) -> io::Result<Message> {
    let mut stream = TcpStream::connect(server).await?;
    let length = u16::try_from(bytes.len()).map_err(io::Error::other)?;
    stream.write_all(&length.to_be_bytes()).await?;
    stream.write_all(bytes).await?;
    let mut buffer = vec![0; usize::from(stream.read_u16().await?)];
    stream.read_exact(&mut buffer).await?;
    answer(question, &buffer).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

fn answer(question: &Message, bytes: &[u8]) -> Option<Message> {
    let answer = Message::from_vec(bytes).ok()?;
    let same = answer.metadata.id == question.metadata.id && answer.queries == question.queries;
    same.then_some(answer)
}
