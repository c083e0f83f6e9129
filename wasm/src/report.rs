use smtpdiag_core::report::Report;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// A report as a plain object; its type is generated from the Rust types.
    #[wasm_bindgen(typescript_type = "Report")]
    pub type JsReport;

    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn parse_json(text: &str) -> Result<JsValue, JsValue>;
}

/// The report as a JavaScript object. `null` only if serialising failed,
/// which the types of the report rule out.
pub(crate) fn to_js(report: &Report) -> JsReport {
    let object = serde_json::to_string(report).ok().and_then(|text| parse_json(&text).ok());
    object.unwrap_or(JsValue::NULL).unchecked_into()
}
