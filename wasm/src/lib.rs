//! WebAssembly bindings of smtpdiag-core, for the page and for Node.
//!
//! Reports cross the border as JSON text and become plain objects with the
//! engine's own `JSON.parse`: smaller than a second serializer, and the same
//! object that `smtpdiag analyze --format json` prints.

mod report;

use report::{JsReport, to_js};
use smtpdiag_core::Options;
use wasm_bindgen::prelude::wasm_bindgen;

fn paste() -> Options {
    Options { source: "paste".into(), ..Options::default() }
}

/// Reads a pasted text. Offsets in the evidence count its bytes in UTF-8.
#[wasm_bindgen]
#[must_use]
pub fn analyze(text: &str) -> JsReport {
    to_js(&smtpdiag_core::analyze(text.as_bytes(), &paste()))
}

/// Reads the bytes of a file, in any encoding.
#[wasm_bindgen(js_name = analyzeBytes)]
#[must_use]
pub fn analyze_bytes(bytes: &[u8]) -> JsReport {
    to_js(&smtpdiag_core::analyze(bytes, &paste()))
}

/// Explains a reply code, an enhanced status code, a cause, a port or a
/// pasted message.
#[wasm_bindgen]
#[must_use]
pub fn explain(query: &str) -> JsReport {
    to_js(&smtpdiag_core::explain(query))
}

/// A version of a text that is fit for a public forum: secrets masked, people,
/// machines and public addresses under other names.
#[wasm_bindgen]
#[must_use]
pub fn redact(text: &str) -> String {
    smtpdiag_core::redact(text.as_bytes())
}

/// Gives what the causes of a layer say (`net` of `net.timeout`). A finding
/// whose layer was not given has no words.
#[wasm_bindgen(js_name = giveTexts)]
pub fn give_texts(layer: &str, texts: &str) {
    smtpdiag_core::give_texts(layer, texts);
}

/// Version of smtpdiag.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Reads an input piece by piece, so that a large file never lies in memory
/// as a whole.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Analyzer {
    inner: smtpdiag_core::Analyzer,
}

#[wasm_bindgen]
impl Analyzer {
    /// Starts on a new input. `source` is its name in the evidence.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(source: Option<String>) -> Self {
        let options = source.map_or_else(paste, |source| Options { source, ..Options::default() });
        Self { inner: smtpdiag_core::Analyzer::new(&options) }
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.inner.feed(bytes);
    }

    /// Ends the input and gives the report. The object cannot be used after it.
    #[must_use]
    pub fn finish(self) -> JsReport {
        to_js(&self.inner.finish())
    }
}
