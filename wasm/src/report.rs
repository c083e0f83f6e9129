use serde::Serialize as _;
use serde_json::ser::{Formatter, Serializer};
use smtpdiag_core::report::Report;
use std::io::{Result, Write};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// A report as a plain object; its type is generated from the Rust types.
    #[wasm_bindgen(typescript_type = "Report")]
    pub type JsReport;

    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn parse_json(text: &str) -> std::result::Result<JsValue, JsValue>;
}

/// The report as a JavaScript object. `null` only if serialising failed,
/// which the types of the report rule out.
pub(crate) fn to_js(report: &Report) -> JsReport {
    let object = to_json(report).and_then(|text| parse_json(&text).ok());
    object.unwrap_or(JsValue::NULL).unchecked_into()
}

fn to_json(report: &Report) -> Option<String> {
    let mut text = Vec::new();
    report.serialize(&mut Serializer::with_formatter(&mut text, Thousandths)).ok()?;
    String::from_utf8(text).ok()
}

/// Writes shares and milliseconds with three digits behind the point: exact
/// decimals of any number take tables that the page would load for this alone.
struct Thousandths;

impl Formatter for Thousandths {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> Result<()> {
        #[allow(clippy::cast_possible_truncation, reason = "no share or time comes near")]
        let number = (value * 1000.0).round() as i64;
        let sign = if number < 0 { "-" } else { "" };
        let number = number.unsigned_abs();
        write!(writer, "{sign}{}.{:03}", number / 1000, number % 1000)
    }
}
