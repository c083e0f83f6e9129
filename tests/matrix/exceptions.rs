use anyhow::{Context, Result};
use serde::Deserialize;
use smtpdiag_tests::lab::Scenario;

/// What the logs of clients cannot tell.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exceptions {
    #[serde(default, rename = "exception")]
    list: Vec<Exception>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    /// Names of scenarios.
    scenarios: Vec<String>,
    /// Names of clients; empty: all.
    #[serde(default)]
    clients: Vec<String>,
    /// What is found instead: a cause or a verdict; empty: whatever.
    #[serde(default)]
    found: Vec<String>,
    /// Why that is right.
    reason: String,
}

impl Exceptions {
    /// Those that are written down.
    pub fn read() -> Result<Self> {
        toml::from_str(include_str!("exceptions.toml")).context("exceptions.toml")
    }

    /// Why this client may find this in place of the scenario's cause.
    pub fn reason(&self, scenario: &Scenario, client: &str, found: &str) -> Option<&str> {
        let first = found.split(' ').next().unwrap_or_default();
        let among = |list: &[String], name: &str| list.is_empty() || list.iter().any(|known| known == name);
        let fits = |exception: &&Exception| {
            exception.scenarios.contains(&scenario.name)
                && among(&exception.clients, client)
                && among(&exception.found, first)
        };
        self.list.iter().find(fits).map(|exception| exception.reason.as_str())
    }

    /// Prints them.
    pub fn print(&self) {
        for Exception { scenarios, clients, reason, .. } in &self.list {
            let clients = if clients.is_empty() { "all".to_owned() } else { clients.join(", ") };
            println!("excepted, {clients}: {}: {reason}", scenarios.join(", "));
        }
    }
}
