use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::single;

/// The most that the page may load before its first answer, in KiB of brotli.
/// What is wanted is 130; lower this number whenever it can be.
const BUDGET_KIB: usize = 424;

/// Files that the page loads after its first answer, or never.
const LATER: [&str; 3] = ["icon.svg", "LICENSE-APACHE", "LICENSE-MIT"];

/// What causes say, a file a layer: an answer needs those of its findings (and
/// none needs `registry`, what the look-up says). The
/// longest one is counted; the others follow it, whatever was found.
const TEXTS: &str = "texts/";
const LAYERS: &str = "texts/layers.js";
const REGISTRY: &str = "texts/registry.js";

/// Prints what was built and how large it is; too much is an error.
pub(super) fn print(wasm: &[u8], dist: &Path) -> Result<()> {
    println!("{:<24} {:>10} {:>10} {:>10}", "", "bytes", "gzip", "brotli");
    line("wasm module", &Size::of(wasm)?);
    let (mut all, mut first, mut texts) = (Size::default(), Size::default(), Size::default());
    for path in files(dist)? {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let name = path.strip_prefix(dist).unwrap_or(&path).display().to_string();
        if name == single::NAME {
            continue;
        }
        let size = Size::of(&bytes)?;
        line(&name, &size);
        all.add(&size);
        if name == REGISTRY {
            continue;
        }
        if name.starts_with(TEXTS) && name != LAYERS {
            texts = if size.brotli > texts.brotli { size } else { texts };
        } else if !LATER.contains(&name.as_str()) {
            first.add(&size);
        }
    }
    first.add(&texts);
    line("for the first answer", &first);
    line("dist/ in all", &all);
    let page = fs::read(dist.join(single::NAME)).context("the single-file page is missing")?;
    line(single::NAME, &Size::of(&page)?);
    let digest: String = Sha256::digest(&page).iter().map(|byte| format!("{byte:02x}")).collect();
    println!("{} has SHA-256 {digest}", single::NAME);
    within_budget(first.brotli)
}

fn within_budget(brotli: usize) -> Result<()> {
    let kib = brotli.div_ceil(1024);
    ensure!(
        kib <= BUDGET_KIB,
        "the page loads {kib} KiB (brotli) before its first answer, {BUDGET_KIB} are allowed: \
         find what grew (`core/data`, code, `www/`), or raise BUDGET_KIB in {} and say why",
        file!()
    );
    println!("{kib} KiB (brotli) before the first answer; {BUDGET_KIB} are allowed");
    Ok(())
}

/// Bytes as they are, and as they travel.
#[derive(Clone, Copy, Debug, Default)]
struct Size {
    bytes: usize,
    gzip: usize,
    brotli: usize,
}

impl Size {
    fn of(bytes: &[u8]) -> Result<Self> {
        Ok(Self { bytes: bytes.len(), gzip: gzip(bytes)?.len(), brotli: brotli(bytes)? })
    }

    fn add(&mut self, other: &Self) {
        self.bytes += other.bytes;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

fn line(name: &str, size: &Size) {
    println!("{name:<24} {:>10} {:>10} {:>10}", size.bytes, size.gzip, size.brotli);
}

/// The bytes, compressed as far as gzip goes.
pub(super) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// How long the bytes are, compressed as far as brotli goes.
fn brotli(mut bytes: &[u8]) -> Result<usize> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut packed, &parameters).context("cannot compress")?;
    Ok(packed.len())
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
