use super::facts::{Door, Facts, printed};
use anyhow::{Context, Result};
use serde_json::Value;

/// Its names of the versions, and those of the table.
const VERSIONS: &[(&str, &str)] = &[
    ("SSLv3", "SSL 3.0"),
    ("TLS1", "TLS 1.0"),
    ("TLS1_1", "TLS 1.1"),
    ("TLS1_2", "TLS 1.2"),
    ("TLS1_3", "TLS 1.3"),
];

/// What testssl.sh says: which versions the server takes.
pub fn facts(door: &Door) -> Result<Facts> {
    let work = tempfile::tempdir()?;
    let file = work.path().join("answer.json");
    let file = file.to_str().context("the path of the answer is no text")?;
    let target = door.target();
    let mut arguments =
        vec!["--quiet", "--color", "0", "--warnings", "off", "--ip", "127.0.0.1", "-p", "--jsonfile", file];
    if !door.implicit {
        arguments.extend(["--starttls", "smtp"]);
    }
    arguments.push(&target);
    let told = printed("testssl", &arguments, "")?;
    let Ok(answer) = std::fs::read_to_string(file) else {
        return Ok(Facts::from([("handshake".into(), format!("not told: {}", told.trim()))]));
    };
    let list: Vec<Value> = serde_json::from_str(&answer).with_context(|| format!("testssl.sh: {answer}"))?;
    let said = |id: &str| list.iter().find(|one| one["id"] == id).and_then(|one| one["finding"].as_str());
    let mut facts = Facts::new();
    for (id, version) in VERSIONS {
        if let Some(finding) = said(id) {
            let answer = if finding.starts_with("offered") { "yes" } else { "no" };
            facts.insert((*version).into(), answer.into());
        }
    }
    if facts.is_empty() {
        facts.insert("handshake".into(), "fails".into());
    }
    Ok(facts)
}
