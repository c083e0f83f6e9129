//! Whole processes, timed.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};

use super::peers::Peer;
use crate::process;

/// Runs of which the fastest counts.
pub(super) const RUNS: u32 = 3;

/// Runs of a short process of which the fastest counts.
const SHORT_RUNS: u32 = 60;

/// How fast a program was, and how much memory it took at most, both in MiB.
pub(super) struct Measure {
    pub(super) speed: f64,
    pub(super) peak: f64,
}

/// Runs a program on a log, pinned to one core.
pub(super) fn run(peer: &Peer, log: &Path, bytes: u64) -> Result<Measure> {
    let (mut best, mut peak) = (f64::MAX, 0.0_f64);
    let mut arguments: Vec<&str> = peer.arguments.iter().map(String::as_str).collect();
    let log = super::display(log);
    arguments.push(&log);
    for _ in 0..RUNS {
        let begun = Instant::now();
        let memory = self::peak(&peer.program, &arguments)?;
        best = best.min(begun.elapsed().as_secs_f64());
        peak = peak.max(memory);
    }
    Ok(Measure { speed: bytes as f64 / f64::from(1 << 20) / best, peak })
}

/// The most memory that a process held, in MiB.
pub(super) fn peak(program: &str, arguments: &[&str]) -> Result<f64> {
    let mut command = process::command("taskset");
    command.args(["-c", "0", "/usr/bin/time", "-q", "-f", "%M", program]).args(arguments);
    let output = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
    let told = String::from_utf8_lossy(&output.stderr);
    let kilobytes = told.lines().last().and_then(|line| line.trim().parse::<f64>().ok());
    Ok(kilobytes.with_context(|| format!("{program} told no memory: {told}"))? / 1024.0)
}

/// How long a short process takes.
pub(super) fn milliseconds(program: &str, arguments: &[&str]) -> Result<f64> {
    let mut best = f64::MAX;
    for _ in 0..SHORT_RUNS {
        best = best.min(once(program, arguments)?);
    }
    Ok(best)
}

/// How long two short processes take, run in turns: what else the machine
/// does hits both.
pub(super) fn in_turns(one: (&str, &[&str]), other: (&str, &[&str])) -> Result<(f64, f64)> {
    let mut best = (f64::MAX, f64::MAX);
    for _ in 0..SHORT_RUNS {
        best.0 = best.0.min(once(one.0, one.1)?);
        best.1 = best.1.min(once(other.0, other.1)?);
    }
    Ok(best)
}

fn once(program: &str, arguments: &[&str]) -> Result<f64> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let begun = Instant::now();
    command.status().with_context(|| format!("cannot start {program}"))?;
    Ok(begun.elapsed().as_secs_f64() * 1e3)
}
