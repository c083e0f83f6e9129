//! The messages of SCRAM (RFC 5802 section 7).

use crate::limits;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write;

/// What the server's first message holds: `r=nonce,s=salt,i=4096`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ServerFirst<'a> {
    pub(super) nonce: &'a str,
    pub(super) salt: Vec<u8>,
    pub(super) iterations: u32,
}

impl<'a> ServerFirst<'a> {
    /// Reads it; says what is wrong with it otherwise.
    pub(super) fn parse(text: &'a str, client_nonce: &str) -> Result<Self, &'static str> {
        let mut fields = text.split(',');
        let mut field = |key: &str| fields.next()?.strip_prefix(key)?.strip_prefix('=');
        let nonce = field("r").ok_or("the server's message has no nonce")?;
        let salt =
            field("s").and_then(|s| STANDARD.decode(s).ok()).ok_or("the server's message has no salt")?;
        let iterations =
            field("i").and_then(|i| i.parse().ok()).ok_or("the server's message has no count")?;
        if nonce.len() <= client_nonce.len() || !nonce.starts_with(client_nonce) {
            return Err("the server's nonce does not begin with ours");
        }
        if !limits::SCRAM_ITERATIONS.contains(&iterations) {
            return Err("the iteration count is out of bounds");
        }
        Ok(Self { nonce, salt, iterations })
    }
}

/// The user name as SCRAM and GS2 write it: `=` and `,` spelled out.
pub(super) fn saslname(user: &str) -> String {
    user.replace('=', "=3D").replace(',', "=2C")
}

/// Bytes in lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}
