//! The targets of `core/fuzz`, each for a moment: their seeds, what was found
//! before, and changes that are the same in every run. `cargo xtask fuzz` runs
//! them for long.

#[path = "../core/fuzz/src/mutate.rs"]
mod mutate;
#[path = "../core/fuzz/src/seeds.rs"]
mod seeds;
#[allow(clippy::panic, reason = "a target fails by it")]
#[path = "../core/fuzz/src/targets/mod.rs"]
mod targets;

use libtest_mimic::{Arguments, Failed, Trial};
use mutate::Mutator;
use std::path::Path;
use std::process::ExitCode;
use targets::{TARGETS, Target};

/// Changed inputs of each target.
const INPUTS: usize = 400;

fn main() -> ExitCode {
    let trials = TARGETS.iter().map(|(name, target)| Trial::test(*name, move || short(name, *target)));
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}

fn short(name: &str, target: Target) -> Result<(), Failed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for path in seeds::regressions(&root, name) {
        tried(target, &std::fs::read(path)?)?;
    }
    let seeds = seeds::seeds(&root, name);
    if seeds.is_empty() {
        return Err("no seeds: where have the samples gone?".into());
    }
    seeds.iter().try_for_each(|seed| tried(target, seed))?;
    let mut mutator = Mutator::new(0x5321);
    (0..INPUTS).try_for_each(|_| tried(target, &mutator.input(&seeds)))
}

/// Tells the input with what went wrong.
fn tried(target: Target, input: &[u8]) -> Result<(), Failed> {
    std::panic::catch_unwind(|| target(input))
        .map_err(|_| Failed::from(format!("fails on \"{}\"", input.escape_ascii())))
}
