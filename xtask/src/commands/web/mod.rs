//! Builds the page with cargo alone: the wasm module, its bindings, and the
//! files of `www/` around them. Nothing is fetched at run time: the module
//! travels as text inside the script of the worker, so that the page can
//! forbid every connection.

mod bundle;
mod module;
mod pages;
mod script;
mod single;
mod sizes;
mod types;
mod worker;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::workspace;

/// Arguments of `cargo xtask web`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {}

/// Where the page lands.
pub(crate) fn dist() -> PathBuf {
    workspace::root().join("dist")
}

/// Where the module for Node and other pages lands: an npm package.
pub(crate) fn package() -> PathBuf {
    workspace::target().join("smtpdiag-wasm")
}

/// Builds everything and prints the sizes.
pub(crate) fn run(_: &Arguments) -> Result<()> {
    let module = module::build()?;
    let dist = dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("cannot empty {}", dist.display()))?;
    }
    pages::write(&dist, &module)?;
    single::write(&dist, &module)?;
    sizes::print(&module.wasm, &dist)
}
