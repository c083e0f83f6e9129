//! Whole processes, timed.

use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, Result};

use super::peers::Peer;
use crate::process;

/// Runs of which the fastest counts.
pub(super) const RUNS: u32 = 3;

/// How fast a program was, and how much memory it took at most, both in MiB.
pub(super) struct Measure {
    pub(super) speed: f64,
    pub(super) peak: f64,
}

/// Runs a program on a log, pinned to one core.
pub(super) fn run(peer: &Peer, log: &Path, bytes: u64) -> Result<Measure> {
    let (mut best, mut peak) = (f64::MAX, 0.0_f64);
    for _ in 0..RUNS {
        let mut command = process::command("taskset");
        command.args(["-c", "0", "/usr/bin/time", "-q", "-f", "%M"]).arg(&peer.program).args(&peer.arguments);
        let begun = Instant::now();
        let output =
            command.arg(log).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
        best = best.min(begun.elapsed().as_secs_f64());
        let told = String::from_utf8_lossy(&output.stderr);
        let kilobytes = told.lines().last().and_then(|line| line.trim().parse::<f64>().ok());
        peak = peak.max(kilobytes.with_context(|| format!("{} told no memory: {told}", peer.name))? / 1024.0);
    }
    Ok(Measure { speed: bytes as f64 / f64::from(1 << 20) / best, peak })
}
