use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::files::{File, Files};

/// Longest request that is read.
const REQUEST_BYTES: u64 = 8 * 1024;
/// How long a client may keep a connection without a byte.
const PATIENCE: Duration = Duration::from_secs(10);

/// Answers one request and closes. A client that fails is dropped silently.
pub(super) fn answer(stream: &TcpStream, files: &Files) {
    let _ = try_answer(stream, files);
}

fn try_answer(mut stream: &TcpStream, files: &Files) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let request = read_head(stream)?;
    let mut words = request.split_ascii_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let path = target.split(['?', '#']).next().unwrap_or("");
    let response = match (method, files.get(path)) {
        ("GET", Some(file)) => [head(file).as_bytes(), &file.bytes].concat(),
        ("HEAD", Some(file)) => head(file).into_bytes(),
        ("GET" | "HEAD", None) => refusal("404 Not Found"),
        _ => refusal("405 Method Not Allowed"),
    };
    stream.write_all(&response)
}

/// Reads up to the blank line that ends the head of a request.
fn read_head(stream: &TcpStream) -> std::io::Result<String> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 1024];
    let mut bounded = stream.take(REQUEST_BYTES);
    while !bytes.windows(4).any(|window| window == b"\r\n\r\n") {
        let count = bounded.read(&mut chunk)?;
        if count == 0 {
            break;
        }
        bytes.extend_from_slice(chunk.get(..count).unwrap_or_default());
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn head(file: &File) -> String {
    format!(
        "HTTP/1.1 200 OK\r\n\
         Content-Type: {}\r\n\
         Content-Length: {}\r\n\
         Content-Security-Policy: {}; frame-ancestors 'none'\r\n\
         Referrer-Policy: no-referrer\r\n\
         X-Content-Type-Options: nosniff\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\n\
         Cache-Control: no-cache\r\n\
         Connection: close\r\n\r\n",
        file.kind,
        file.bytes.len(),
        file.policy
    )
}

fn refusal(status: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").into_bytes()
}
