use anyhow::Result;

use super::{check, page_tests};
use crate::{need, process};

/// Everything that the project holds itself to. Installs what is missing.
pub(crate) fn run() -> Result<()> {
    step("form", check::form)?;
    step("documentation", || {
        let mut doc = process::cargo();
        doc.env("RUSTDOCFLAGS", "-D warnings");
        process::run(doc.args(["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"]))
    })?;
    step("real servers and clients", need::servers)?;
    step("tests", || process::run(process::cargo_test().args(["--workspace", "--all-targets"])))?;
    step("documentation tests", || {
        process::run(process::cargo_test().args(["--quiet", "--doc", "-p", "smtpdiag-core"]))
    })?;
    step("page and module", page_tests::all)?;
    step("dependencies", deny)?;
    println!("\ncargo xtask test: everything holds");
    Ok(())
}

fn step(name: &str, run: impl FnOnce() -> Result<()>) -> Result<()> {
    eprintln!("== {name}");
    run()
}

/// Licences and advisories, where cargo-deny is installed.
fn deny() -> Result<()> {
    let installed = process::output(process::cargo().arg("--list"))?;
    if !installed.lines().any(|line| line.trim().starts_with("deny")) {
        eprintln!("cargo-deny is not installed; licences and advisories were not checked");
        return Ok(());
    }
    process::run(process::cargo().args(["deny", "check", "bans", "licenses", "sources"]))
}
