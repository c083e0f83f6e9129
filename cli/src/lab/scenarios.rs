//! The scenarios that are compiled in.

use super::scenario::Scenario;
use crate::failure::Failure;

/// Layer, name and text of each, sorted.
static TEXTS: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/scenarios.rs"));

/// All scenarios, by layer and name.
pub(crate) fn all() -> Result<Vec<Scenario>, Failure> {
    TEXTS.iter().map(|(layer, name, text)| read(layer, name, text)).collect()
}

/// The scenario of this name; `layer/name` is taken as well.
pub(crate) fn find(wanted: &str) -> Result<Scenario, Failure> {
    let name = wanted.rsplit('/').next().unwrap_or(wanted);
    match TEXTS.iter().find(|(_, known, _)| *known == name) {
        Some((layer, name, text)) => read(layer, name, text),
        None => Err(Failure::usage(
            format!("the lab has no scenario {wanted:?}{}", near(name)),
            "`smtpdiag lab list` prints them; `all` means each of them.",
        )),
    }
}

fn read(layer: &str, name: &str, text: &str) -> Result<Scenario, Failure> {
    let read: Result<Scenario, _> = toml::from_str(text);
    let scenario = read.map_err(|e| Failure::Internal(format!("the scenario {layer}/{name}: {e}")))?;
    Ok(Scenario { name: name.into(), layer: layer.into(), ..scenario })
}

/// Names that share a word with the one asked for.
fn near(name: &str) -> String {
    let shares = |known: &str| name.split('-').any(|word| word.len() > 2 && known.contains(word));
    let near: Vec<&str> = TEXTS.iter().map(|t| t.1).filter(|known| shares(known)).take(5).collect();
    if near.is_empty() { String::new() } else { format!("; there is {}", near.join(", ")) }
}

#[cfg(test)]
#[path = "scenarios_tests.rs"]
mod tests;
