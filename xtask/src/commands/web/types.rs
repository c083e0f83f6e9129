use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::process;

/// Adds the types of the report, made from the Rust types, to the
/// declarations that wasm-bindgen wrote. Its functions name `Report`.
pub(super) fn add(declarations: &Path) -> Result<()> {
    let types = process::output(process::cargo().args([
        "run",
        "--quiet",
        "--package",
        "smtpdiag-wasm",
        "--features",
        "typescript",
        "--example",
        "types",
    ]))?;
    ensure!(types.contains("export type Report ="), "the types of the report do not name Report");
    let functions = fs::read_to_string(declarations)
        .with_context(|| format!("cannot read {}", declarations.display()))?;
    fs::write(declarations, format!("{functions}\n{types}"))
        .with_context(|| format!("cannot write {}", declarations.display()))
}
