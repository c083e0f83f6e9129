use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::module::Module;
use super::sizes;
use crate::workspace;

/// How the module becomes text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// Hexadecimal, for web servers, which compress what they send. Longer
    /// than base64, but after compression shorter: bytes stay aligned to
    /// characters.
    Hex,
    /// gzip in base64, for the page that is one file and lies on a disk.
    Gzip,
}

/// The whole script of the worker: bindings, the module as text, and
/// `www/worker.js`.
pub(super) fn source(module: &Module, packing: Packing) -> Result<String> {
    let path = workspace::root().join("www/worker.js");
    let worker = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let text = match packing {
        Packing::Hex => hex(&module.wasm)?,
        Packing::Gzip => format!("gzip:{}", STANDARD.encode(sizes::gzip(&module.wasm)?)),
    };
    Ok(format!("{}\nconst MODULE = \"{text}\";\n{worker}", module.glue))
}

fn hex(bytes: &[u8]) -> Result<String> {
    let mut hex = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        write!(hex, "{byte:02x}")?;
    }
    Ok(hex)
}

/// A JavaScript string literal, safe inside a `<script>` element too.
pub(super) fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + text.len() / 16);
    literal.push('"');
    for character in text.chars() {
        match character {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '<' => literal.push_str("\\x3c"),
            '\u{2028}' => literal.push_str("\\u2028"),
            '\u{2029}' => literal.push_str("\\u2029"),
            other => literal.push(other),
        }
    }
    literal.push('"');
    literal
}
