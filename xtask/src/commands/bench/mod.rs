//! Speed, side by side with what people use, in one run; and what the project
//! promises of it.

mod floor;
mod logs;
mod measure;
mod page;
mod peers;
mod probe;
mod short;

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::{need, process, workspace};
use floor::{Bound, Floor};
use logs::{Kind, Log};

/// Arguments of `cargo xtask bench`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Size of each log in MiB.
    #[arg(long, default_value_t = 1024)]
    mebibytes: u64,
    /// Only smtpdiag and programs whose names hold this text.
    #[arg(long)]
    only: Option<String>,
    /// Only pastes, starts, replies and the probe: no large logs.
    #[arg(long)]
    short: bool,
    /// The page's module beside the native library instead, on 10 MiB.
    #[arg(long)]
    page: bool,
}

/// Makes the logs, times all programs on them, and prints tables. Fails where
/// smtpdiag's counts are not those of the log.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let folder = workspace::root().join("target/bench");
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    if arguments.page {
        return page::run(&folder);
    }
    let packages = ["time", "ripgrep", "pflogsumm", "exim4-base", "lnav", "openssl"];
    need::apt_missing("What the bench compares with", &packages)?;
    process::run(process::cargo().args(["build", "--release", "--quiet", "-p", "smtpdiag"]))?;
    let example = ["--features", "user-rules", "--example", "classify"];
    process::run(
        process::cargo().args(["build", "--release", "--quiet", "-p", "smtpdiag-core"]).args(example),
    )?;
    let mut floors = short::run(&folder)?;
    floors.extend(probe::run(&folder)?);
    let kinds: &[Kind] = if arguments.short { &[] } else { &[Kind::Exim, Kind::Postfix] };
    for kind in kinds.iter().copied() {
        let log = logs::write(&folder, kind, arguments.mebibytes)?;
        check_counts(&log)?;
        println!(
            "\n{} MiB of a {} log, one core, best of {}",
            arguments.mebibytes,
            kind.name(),
            measure::RUNS
        );
        floors.extend(compare(&log, arguments)?);
    }
    floor::print(&floors);
    Ok(())
}

/// Times every program, each on as much of the log as it can bear.
fn compare(log: &Log, arguments: &Arguments) -> Result<Vec<Floor>> {
    let own = measure::run(&peers::smtpdiag(), &log.path, log.bytes)?;
    println!("{:<12} {:>10} {:>12} {:>18}", "program", "MiB/s", "peak MiB", "smtpdiag is");
    println!("{:<12} {:>10.1} {:>12.1}", "smtpdiag", own.speed, own.peak);
    let mut floors = vec![Floor {
        what: "peak memory on a log",
        value: own.peak,
        unit: "MiB",
        bound: Bound::AtMost(32.0),
    }];
    for peer in peers::of(log.kind) {
        if arguments.only.as_ref().is_some_and(|only| !peer.name.contains(only.as_str())) {
            continue;
        }
        let part = logs::part(log, peer.share)?;
        let theirs = measure::run(&peer, &part.path, part.bytes)?;
        let ratio = own.speed / theirs.speed;
        println!("{:<12} {:>10.1} {:>12.1} {ratio:>11.2} x as fast", peer.name, theirs.speed, theirs.peak);
        if let Some(bound) = peer.floor {
            floors.push(Floor { what: peer.name, value: ratio, unit: "x", bound: Bound::AtLeast(bound) });
        }
    }
    Ok(floors)
}

/// What of a report is compared with the truth.
#[derive(Debug, Deserialize)]
struct Report {
    findings: Vec<Finding>,
}

#[derive(Debug, Deserialize)]
struct Finding {
    cause: String,
    count: u64,
    severity: String,
}

/// A fast wrong answer is none: counts and severities must be those of the log.
fn check_counts(log: &Log) -> Result<()> {
    let mut command = process::command(&peers::binary());
    let output = command.args(["analyze", "--format", "json"]).arg(&log.path).output()?;
    let report: Report = serde_json::from_slice(&output.stdout).context("smtpdiag printed no report")?;
    for (cause, (severity, count)) in &log.truth {
        let found = report.findings.iter().find(|f| f.cause == *cause);
        let told = found.map(|f| (f.severity.as_str(), f.count));
        ensure!(told == Some((*severity, *count)), "{cause}: the log has {severity} {count}, told: {told:?}");
    }
    ensure!(report.findings.len() == log.truth.len(), "findings that the log does not hold: {report:?}");
    Ok(())
}

fn display(path: &Path) -> String {
    path.display().to_string()
}
