use anyhow::Result;

use super::{generate, tidy};
use crate::process;

/// The fast inner loop: format, lists, floor plan, lints, and the tests that need no server and no browser.
pub(crate) fn run() -> Result<()> {
    process::run(process::cargo().args(["fmt", "--all", "--check"]))?;
    generate::run(&generate::Arguments { check: true })?;
    tidy::run()?;
    process::run(process::cargo().args([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))?;
    process::run(process::cargo().args(["test", "--quiet", "-p", "smtpdiag-core", "-p", "xtask"]))?;
    process::run(process::cargo().args(["test", "--quiet", "-p", "smtpdiag-tests", "--test", "causes"]))?;
    process::run(process::cargo().args(["test", "--quiet", "-p", "smtpdiag-tests", "--test", "probe"]))
}
