use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::single;

/// Prints what was built and how large it is.
pub(super) fn print(wasm: &[u8], dist: &Path) -> Result<()> {
    println!("{:<24} {:>10} {:>10}", "", "bytes", "gzip");
    line("wasm module", wasm)?;
    let (mut all, mut zipped) = (0, 0);
    for path in files(dist)? {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let name = path.strip_prefix(dist).unwrap_or(&path).display().to_string();
        if name == single::NAME {
            continue;
        }
        zipped += line(&name, &bytes)?;
        all += bytes.len();
    }
    println!("{:<24} {all:>10} {zipped:>10}", "dist/ in all");
    let page = fs::read(dist.join(single::NAME)).context("the single-file page is missing")?;
    line(single::NAME, &page)?;
    let digest: String = Sha256::digest(&page).iter().map(|byte| format!("{byte:02x}")).collect();
    println!("{} has SHA-256 {digest}", single::NAME);
    Ok(())
}

fn line(name: &str, bytes: &[u8]) -> Result<usize> {
    let zipped = gzip(bytes)?.len();
    println!("{name:<24} {:>10} {zipped:>10}", bytes.len());
    Ok(zipped)
}

/// The bytes, compressed as far as gzip goes.
pub(super) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn files(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
