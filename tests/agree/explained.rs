use anyhow::{Context, Result};
use serde::Deserialize;

/// Differences that are right.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explained {
    #[serde(default, rename = "difference")]
    list: Vec<Difference>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Difference {
    /// How the server is named in the table begins so.
    server: String,
    /// The facts.
    facts: Vec<String>,
    /// The other program.
    tool: String,
    /// Why both are right.
    reason: String,
}

impl Explained {
    /// Those that are written down.
    pub fn read() -> Result<Self> {
        toml::from_str(include_str!("explained.toml")).context("explained.toml")
    }

    /// Why a fact may differ.
    pub fn reason(&self, server: &str, fact: &str, tool: &str) -> Option<&str> {
        let fits = |d: &&Difference| {
            server.starts_with(&d.server) && d.tool == tool && d.facts.iter().any(|f| f == fact)
        };
        self.list.iter().find(fits).map(|d| d.reason.as_str())
    }

    /// Prints them.
    pub fn print(&self) {
        for Difference { server, facts, tool, reason } in &self.list {
            println!("explained, {server}, {tool}, {}: {reason}", facts.join(", "));
        }
    }
}
