//! The page's module beside the native library: the same files, the same
//! pieces, each in a process of its own on one core.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::logs::{self, Kind};
use crate::commands::web;
use crate::{need, process, workspace};

/// Size of the logs in MiB: what a browser may be given.
const MEBIBYTES: u64 = 10;

/// Builds both, times them, and prints a table.
pub(super) fn run(folder: &Path) -> Result<()> {
    need::program("node", "nodejs")?;
    web::run(&web::Arguments {})?;
    let example = ["build", "--release", "--quiet", "-p", "smtpdiag-wasm", "--example", "speed"];
    process::run(process::cargo().args(example))?;
    let script = folder.join("page.mjs");
    fs::write(&script, include_str!("page.js")).context("cannot write the script for Node")?;
    println!("\n{MEBIBYTES} MiB, MiB/s of processor time: the first run, and the best of ten");
    println!("{:<10} {:>16} {:>16} {:>24}", "log", "native", "module in Node", "the module is");
    for kind in [Kind::Exim, Kind::Postfix] {
        let log = logs::write(folder, kind, MEBIBYTES)?;
        let native = Times::of(&workspace::target().join("release/examples/speed"), &[], &log.path)?;
        let arguments = [script.as_path(), &web::package()];
        let module = Times::of(Path::new("node"), &arguments, &log.path)?;
        ensure!(native.findings == module.findings, "native {native:?} and module {module:?} differ");
        let speed = |seconds: f64| log.bytes as f64 / f64::from(1 << 20) / seconds;
        println!(
            "{:<10} {:>7.0} {:>8.0} {:>7.0} {:>8.0} {:>11.2} {:>12.2}",
            kind.name(),
            speed(native.first),
            speed(native.best),
            speed(module.first),
            speed(module.best),
            native.first / module.first,
            native.best / module.best,
        );
    }
    Ok(())
}

/// What a run printed: seconds, and how many findings there were.
#[derive(Debug)]
struct Times {
    first: f64,
    best: f64,
    findings: u32,
}

impl Times {
    fn of(program: &Path, arguments: &[&Path], log: &Path) -> Result<Self> {
        let mut command = process::command("taskset");
        let output = process::output(command.args(["-c", "0"]).arg(program).args(arguments).arg(log))?;
        let mut words = output.split_whitespace();
        let mut word = || words.next().with_context(|| format!("{} printed: {output}", program.display()));
        Ok(Self { first: word()?.parse()?, best: word()?.parse()?, findings: word()?.parse()? })
    }
}
