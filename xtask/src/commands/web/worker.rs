use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};

use super::module::Module;
use crate::workspace;

/// The whole script of the worker: bindings, the module as hexadecimal text,
/// and `www/worker.js`. Hexadecimal rather than base64: it is longer, but
/// after compression shorter, because bytes stay aligned to characters.
pub(super) fn source(module: &Module) -> Result<String> {
    let path = workspace::root().join("www/worker.js");
    let worker = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut hex = String::with_capacity(module.wasm.len() * 2);
    for byte in &module.wasm {
        write!(hex, "{byte:02x}")?;
    }
    Ok(format!("{}\nconst MODULE = \"{hex}\";\n{worker}", module.glue))
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
