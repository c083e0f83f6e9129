//! One probe with STARTTLS, beside `openssl s_client`.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use anyhow::{Context, Result};

use super::floor::{Bound, Floor};
use super::{measure, peers};
use crate::process;

/// A server of the lab; dropping it ends it.
struct Server {
    child: Child,
    port: String,
}

impl Server {
    fn start(authority: &Path) -> Result<Self> {
        let mut command = process::command(&peers::binary());
        command.args(["lab", "run", "healthy", "--port", "0", "--format", "ndjson", "--authority"]);
        let mut child = command.arg(authority).stdout(Stdio::piped()).spawn()?;
        let records = BufReader::new(child.stdout.take().context("the lab has no output")?);
        let mut server = Self { child, port: String::new() };
        let mut lines = records.lines();
        for line in lines.by_ref() {
            let record: serde_json::Value = serde_json::from_str(&line?)?;
            match record["event"].as_str() {
                Some("listening") => server.port = record["port"].to_string(),
                Some("ready") => break,
                _ => {}
            }
        }
        // Nobody reads its log; but a full pipe would stop it.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Measures both in turns.
pub(super) fn run(folder: &Path) -> Result<Vec<Floor>> {
    let authority = folder.join("authority.pem");
    let server = Server::start(&authority)?;
    let target = format!("127.0.0.1:{}", server.port);
    let authority = super::display(&authority);
    let own = ["probe", &target, "--tls", "starttls", "--format", "json"];
    let theirs = ["s_client", "-starttls", "smtp", "-connect", &target];
    let (ours, openssl) = measure::in_turns((&peers::binary(), &own), ("openssl", &theirs))?;
    println!("\nA probe with STARTTLS on loopback: smtpdiag {ours:.1} ms, openssl s_client {openssl:.1} ms");
    // The same where both are told whom to trust, and read no list of the system.
    let own = [&own[..], &["--ca-file", &authority]].concat();
    let theirs = [&theirs[..], &["-CAfile", &authority]].concat();
    let told = measure::in_turns((&peers::binary(), &own), ("openssl", &theirs))?;
    println!("with the file of an authority: smtpdiag {:.1} ms, openssl s_client {:.1} ms", told.0, told.1);
    let peak = measure::peak(&peers::binary(), &own)?;
    Ok(vec![
        Floor {
            what: "a probe with STARTTLS against openssl s_client",
            value: openssl / ours,
            unit: "x",
            bound: Bound::AtLeast(8.0),
        },
        Floor { what: "peak memory of a probe", value: peak, unit: "MiB", bound: Bound::AtMost(10.0) },
    ])
}
