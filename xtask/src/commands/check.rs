use anyhow::Result;

use super::{catalogue, generate, tidy};
use crate::process;

/// The fast inner loop: form, and the tests that need no server and no browser.
pub(crate) fn run() -> Result<()> {
    form()?;
    process::run(process::cargo_test().args([
        "--quiet",
        "-p",
        "smtpdiag-core",
        "-p",
        "xtask",
        "--features",
        "smtpdiag-core/german,smtpdiag-core/user-rules",
    ]))?;
    process::run(process::cargo().args([
        "test",
        "--quiet",
        "-p",
        "smtpdiag-tests",
        "--test",
        "causes",
        "--test",
        "redact",
        "--test",
        "false_alarms",
        "--test",
        "probe",
    ]))
}

/// Format, lists of modules, floor plan, lints: what can be seen without running anything.
pub(crate) fn form() -> Result<()> {
    process::run(process::cargo().args(["fmt", "--all", "--check"]))?;
    generate::run(&generate::Arguments { check: true })?;
    catalogue::run(&catalogue::Arguments { check: true, into: None })?;
    tidy::run()?;
    process::run(process::cargo().args([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}
