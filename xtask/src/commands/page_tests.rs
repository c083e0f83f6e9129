use std::path::Path;

use anyhow::Result;

use super::web;
use crate::{need, process, workspace};

/// Arguments of `cargo xtask page-tests`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Take dist/ as it is.
    #[arg(long)]
    no_build: bool,
    /// Only the module under Node, without a browser.
    #[arg(long)]
    node_only: bool,
    /// Only tests whose name matches this regular expression.
    #[arg(long)]
    filter: Option<String>,
}

/// Everything, as `cargo xtask test` wants it.
pub(crate) fn all() -> Result<()> {
    run(&Arguments { no_build: false, node_only: false, filter: None })
}

/// Builds the page, then tests the module under Node and the page in
/// headless Chromium, both with Node's own test runner.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    if !arguments.no_build {
        web::run(&web::Arguments {})?;
    }
    need::program("node", "nodejs")?;
    let mut folders = vec!["tests/page/node"];
    if !arguments.node_only {
        need::program("chromium", "chromium")?;
        need::npm_packages(&workspace::root().join("tests/page"))?;
        folders.push("tests/page/browser");
    }
    let mut node = process::command("node");
    // Two files at a time: each starts a browser of its own.
    node.args(["--test", "--test-concurrency=2", "--test-reporter=spec"])
        .env("SMTPDIAG_XTASK", std::env::current_exe()?)
        .env("SMTPDIAG_DIST", web::dist())
        .env("SMTPDIAG_WASM", web::package());
    if let Some(filter) = &arguments.filter {
        node.args(["--test-name-pattern", filter]);
    }
    for folder in folders {
        node.args(test_files(&workspace::root().join(folder))?);
    }
    process::run(&mut node)
}

fn test_files(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.js") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
