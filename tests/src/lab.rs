//! The lab of the program, served on loopback.

use crate::daemon::Daemon;
use crate::program;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Longest time that the lab may take to listen.
const START: Duration = Duration::from_secs(60);

/// What a scenario is, as `lab list` tells it.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// `layer::name`.
    pub title: String,
    /// Its name.
    pub name: String,
    /// What must be found; `None`: nothing.
    pub cause: Option<String>,
    /// How its server comes to TLS: `starttls`, `implicit`, `none`.
    pub tls: String,
    /// Arguments of the probe.
    pub probe: Vec<String>,
}

/// All scenarios of the lab.
pub fn scenarios() -> Result<Vec<Scenario>> {
    let output =
        std::process::Command::new(program::path()?).args(["lab", "list", "--format", "json"]).output()?;
    let list: Vec<Value> = serde_json::from_slice(&output.stdout).context("lab list")?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let scenario = |value: &Value| Scenario {
        title: format!("{}::{}", text(&value["layer"]), text(&value["name"])),
        name: text(&value["name"]),
        cause: value["cause"].as_str().map(str::to_owned),
        tls: text(&value["tls"]),
        probe: value["probe"].as_array().into_iter().flatten().map(text).collect(),
    };
    Ok(list.iter().map(scenario).collect())
}

/// The lab with every scenario on a port of its own. Dropping it ends it.
#[derive(Debug)]
pub struct Lab {
    _daemon: Daemon,
    ports: Vec<(String, u16)>,
    /// The certificate of its authority, PEM.
    pub authority: PathBuf,
    _folder: tempfile::TempDir,
}

impl Lab {
    /// Starts it on free ports and waits until all of it listens.
    pub fn start() -> Result<Self> {
        Self::serve("all")
    }

    /// The same with one scenario alone, which nobody has spoken to.
    pub fn serve(scenario: &str) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let authority = folder.path().join("authority.pem");
        let log = folder.path().join("lab.ndjson");
        let daemon = Daemon::start("the lab", program::path()?, &log, |command| {
            command
                .args(["lab", "run", scenario, "--port", "0", "--format", "ndjson", "--authority"])
                .arg(&authority);
        })?;
        let start = Instant::now();
        loop {
            let said = std::fs::read_to_string(&log)?;
            let records: Vec<Value> =
                said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
            if records.iter().any(|record| record["event"] == "ready") {
                let ports =
                    records.iter().filter(|record| record["event"] == "listening").filter_map(port).collect();
                return Ok(Self { _daemon: daemon, ports, authority, _folder: folder });
            }
            if start.elapsed() > START {
                bail!("the lab does not listen:\n{said}");
            }
            // Not a wait for luck: the file gives no other sign.
            std::thread::park_timeout(Duration::from_millis(20));
        }
    }

    /// The port of a scenario.
    pub fn port(&self, name: &str) -> Result<u16> {
        let found = self.ports.iter().find(|(known, _)| known == name);
        found.map(|(_, port)| *port).with_context(|| format!("{name} is not served"))
    }
}

fn port(record: &Value) -> Option<(String, u16)> {
    Some((record["scenario"].as_str()?.to_owned(), u16::try_from(record["port"].as_u64()?).ok()?))
}
