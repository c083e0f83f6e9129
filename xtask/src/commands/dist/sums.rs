use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Writes `SHA256SUMS` in the form that `sha256sum -c` reads.
pub(super) fn write(dist: &Path, files: &[&PathBuf]) -> Result<()> {
    let mut lines = String::new();
    for file in files {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let sum = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        lines.push_str(&format!("{sum}  {}\n", super::name(file)));
    }
    fs::write(dist.join("SHA256SUMS"), lines).context("cannot write SHA256SUMS")
}
