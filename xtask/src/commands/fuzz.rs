//! libFuzzer on the targets of `core/fuzz`, with seeds of this repository. It
//! builds on stable Rust: coverage is a pass of LLVM, and no sanitizer is used
//! (the core has no unsafe code).

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::{need, process, workspace};

#[path = "../../../core/fuzz/src/seeds.rs"]
mod seeds;

/// Arguments of `cargo xtask fuzz`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Seconds for each target.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Only this target.
    target: Option<String>,
}

/// What `cargo fuzz` passes to rustc.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";

/// Bytes of one input at most, and MiB that a target may hold. `patterns`
/// keeps the rules that it reads.
const INPUT: usize = 8192;
const MEMORY: u32 = 2048;

/// Builds the targets and runs each so long. What is found is written to
/// `core/fuzz/regressions`, where the tests try it from then on.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    need::program("c++", "g++")?;
    let all = targets()?;
    let wanted: Vec<&String> =
        all.iter().filter(|name| arguments.target.as_ref().is_none_or(|wanted| wanted == *name)).collect();
    ensure!(!wanted.is_empty(), "there is no such target; there are {}", all.join(", "));
    let built = build()?;
    let mut failed = Vec::new();
    for name in wanted {
        let begun = Instant::now();
        if !one(&built, name, arguments.seconds)? {
            failed.push(name.as_str());
        }
        println!("{name}: {} s", begun.elapsed().as_secs());
    }
    if !failed.is_empty() {
        bail!("inputs that fail stand in core/fuzz/regressions: {}", failed.join(", "));
    }
    Ok(())
}

/// The names of the targets: each is a program of its own.
fn targets() -> Result<Vec<String>> {
    let folder = workspace::root().join("core/fuzz/fuzz_targets");
    let entries = std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.path().file_stem().map(|name| name.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    Ok(names)
}

fn build() -> Result<PathBuf> {
    let told = process::output(process::command("rustc").arg("-vV"))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc tells no host")?;
    let folder = workspace::target().join("fuzz/build");
    let mut cargo = process::cargo();
    // With a target named, build scripts are not instrumented.
    cargo.args(["build", "--quiet", "--release", "--bins", "--target", host]);
    cargo.args(["--manifest-path", "core/fuzz/Cargo.toml"]);
    process::run(cargo.env("RUSTFLAGS", FLAGS).env("CARGO_TARGET_DIR", &folder))?;
    Ok(folder.join(host).join("release"))
}

/// Runs one target; false where it found something.
fn one(built: &Path, name: &str, seconds: u64) -> Result<bool> {
    let root = workspace::root();
    let corpus = workspace::target().join("fuzz/corpus").join(name);
    let found = root.join("core/fuzz/regressions").join(name);
    for folder in [&corpus, &found] {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let before = seeds::regressions(&root, name).len();
    for (number, seed) in seeds::seeds(&root, name).iter().enumerate() {
        std::fs::write(corpus.join(format!("seed-{number}")), seed)?;
    }
    let mut fuzzer = process::command(&built.join(name).display().to_string());
    fuzzer.arg(&corpus).arg(&found);
    fuzzer.arg(format!("-max_total_time={seconds}")).arg(format!("-max_len={INPUT}"));
    fuzzer.arg(format!("-rss_limit_mb={MEMORY}")).arg("-timeout=10").arg("-print_final_stats=1");
    fuzzer.arg(format!("-artifact_prefix={}/", found.display()));
    let ended = process::run(&mut fuzzer);
    let kept = seeds::regressions(&root, name).len() > before;
    // An empty folder is none to git.
    std::fs::remove_dir(&found).ok();
    ensure!(ended.is_ok() || kept, "{name} did not run: {ended:?}");
    Ok(ended.is_ok())
}
