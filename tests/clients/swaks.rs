use super::faults::Fault;
use anyhow::{Context, Result, ensure};
use smtpdiag_tests::program;
use std::process::Command;

/// Sends to the faulty server, and analyses what was printed.
pub fn check(fault: &Fault) -> Result<()> {
    let server = (fault.server)()?;
    let mut swaks = Command::new("swaks");
    swaks.args(["--server", "127.0.0.1", "--port"]).arg(server.port.to_string());
    swaks.args(["--from", "joe@example.com", "--to", "ann@example.com", "--timeout", "3"]);
    if fault.tls {
        swaks.args(["-tls", "--tls-verify"]);
    } else {
        swaks.args(["--auth", "PLAIN", "-au", "joe", "-ap", "hunter22"]);
    }
    let output = swaks.output().context("cannot start swaks")?;
    ensure!(!output.status.success(), "swaks did not fail");
    // As on a terminal: both streams.
    let log = [output.stdout, output.stderr].concat();
    let answer = program::analyze(&log)?;
    answer
        .expect_fault(&[fault.cause])
        .with_context(|| format!("of this log:\n{}", String::from_utf8_lossy(&log)))
}
