use std::fmt::Write as _;

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::module::Module;
use super::{pages, script, sizes};

/// The whole script of the worker: bindings and `www/worker.js`.
pub(super) fn source(module: &Module) -> Result<String> {
    Ok(script::smaller(&format!("{}\n{}", module.glue, pages::read("worker.js")?)))
}

/// The module as a JavaScript string, for web servers, which compress what
/// they send: a character a byte. Of what was tried this is the shortest after
/// compression; base64 and hexadecimal hide the bytes from it.
pub(super) fn latin(bytes: &[u8]) -> String {
    let text: String = bytes.iter().copied().map(char::from).collect();
    literal(&text)
}

/// gzip in base64, for the page that is one file and lies on a disk.
pub(super) fn packed(bytes: &[u8]) -> Result<String> {
    Ok(STANDARD.encode(sizes::gzip(bytes)?))
}

/// What causes say, as a JSON object by layers.
pub(super) fn texts() -> Result<String> {
    let layers: serde_json::Map<String, serde_json::Value> =
        smtpdiag_core::layers_of_texts().map(|(layer, texts)| (layer.to_owned(), texts.into())).collect();
    Ok(serde_json::to_string(&layers)?)
}

/// A JavaScript string literal for a file of its own.
pub(super) fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + text.len() / 16);
    literal.push('"');
    for character in text.chars() {
        match character {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\u{2028}' | '\u{2029}' => {
                // Writing to a String cannot fail.
                let _ = write!(literal, "\\u{:04x}", u32::from(character));
            }
            other => literal.push(other),
        }
    }
    literal.push('"');
    literal
}
