use super::facts::{Door, Facts, capabilities, name};
use anyhow::Result;
use serde_json::Value;
use smtpdiag_tests::program;

/// What `smtpdiag probe` says.
pub fn facts(door: &Door) -> Result<Facts> {
    let tls = if door.implicit { "implicit" } else { "starttls" };
    let target = door.target();
    let arguments =
        ["probe", &target, "-4", "--tls", tls, "--tls-scan", "--no-comparison", "--ca-file", &door.authority];
    let report = program::run(&arguments)?.report;
    let session = &report["sessions"][0];
    let mut facts = Facts::new();
    capabilities(&mut facts, "before TLS", &list(&session["capabilities"]));
    capabilities(&mut facts, "inside TLS", &list(&session["capabilities_tls"]));
    if session["tls"].is_object() {
        agreement(&mut facts, &session["tls"]);
    } else {
        facts.insert("handshake".into(), "fails".into());
    }
    for version in report["tls_scan"]["versions"].as_array().into_iter().flatten() {
        let answer = if version["agreed"] == true { "yes" } else { "no" };
        facts.insert(text(&version["asked"]), answer.into());
    }
    Ok(facts)
}

fn agreement(facts: &mut Facts, tls: &Value) {
    let mut fact = |name: &str, value: String| facts.insert(name.into(), value);
    fact("handshake", "succeeds".into());
    fact("version", text(&tls["version"]));
    fact("suite", text(&tls["suite"]));
    fact("group", text(&tls["group"]).to_ascii_lowercase());
    fact("trusted", (tls["trust"] == true).to_string());
    fact("name fits", (tls["name"] == true).to_string());
    fact("certificates sent", tls["chain"].as_array().map_or(0, Vec::len).to_string());
    let leaf = &tls["chain"][0];
    fact("subject", name(&text(&leaf["subject"])));
    fact("issuer", name(&text(&leaf["issuer"])));
    fact("names", list(&leaf["names"]).join(", "));
    fact("not before", text(&leaf["not_before"]));
    fact("not after", text(&leaf["not_after"]));
    fact("key", text(&leaf["key"]));
    fact("signature", text(&leaf["signature"]).to_ascii_lowercase());
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(text).collect()
}
