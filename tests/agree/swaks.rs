use super::facts::{Door, Facts, capabilities, printed};
use anyhow::Result;

/// What swaks says: the dialogue, and the agreement.
pub fn facts(door: &Door) -> Result<Facts> {
    let tls = if door.implicit { "--tls-on-connect" } else { "--tls" };
    let server = door.target();
    let told = printed("swaks", &["--server", &server, "-4", tls, "--quit-after", "EHLO"], "")?;
    let mut facts = Facts::new();
    capabilities(&mut facts, "before TLS", &keywords(&told, "<-"));
    capabilities(&mut facts, "inside TLS", &keywords(&told, "<~"));
    let agreed = told.lines().find_map(|line| line.strip_prefix("=== TLS started with cipher TLSv"));
    let handshake = if agreed.is_some() { "succeeds" } else { "fails" };
    facts.insert("handshake".into(), handshake.into());
    if let Some((version, rest)) = agreed.and_then(|words| words.split_once(':')) {
        facts.insert("version".into(), version.into());
        facts.insert("suite".into(), rest.split(':').next().unwrap_or_default().into());
    }
    Ok(facts)
}

/// The keywords of the EHLO answer with this arrow in front, without its first
/// line, which is the server's name.
fn keywords(told: &str, arrow: &str) -> Vec<String> {
    let replies = told
        .lines()
        .filter_map(|line| line.strip_prefix(arrow))
        .map(|line| line.trim_start_matches([' ', '*']));
    let ehlo = replies.filter_map(|line| line.strip_prefix("250-").or_else(|| line.strip_prefix("250 ")));
    ehlo.skip(1).map(str::to_owned).collect()
}
