use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::{bundle, worker};
use crate::workspace;

/// The line of `index.html` that gives way to the list of modules.
const PRELOAD_MARK: &str = "<!-- modulepreload -->";

/// The folder of the page's sources.
pub(super) fn sources() -> PathBuf {
    workspace::root().join("www")
}

/// Reads a text file of `www/`.
pub(super) fn read(name: &str) -> Result<String> {
    let path = sources().join(name);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// Reads `index.html` with the version filled in.
pub(super) fn index() -> Result<String> {
    Ok(read("index.html")?.replace("{{version}}", env!("CARGO_PKG_VERSION")))
}

/// Writes the page as separate files: what a web server serves.
pub(super) fn write(dist: &Path, worker_source: &str) -> Result<()> {
    fs::create_dir_all(dist).with_context(|| format!("cannot make {}", dist.display()))?;
    copy(&sources(), dist)?;
    // The worker's script goes into the text below; the manifest is for Node.
    for name in ["worker.js", "package.json"] {
        fs::remove_file(dist.join(name)).with_context(|| format!("www/{name} is gone"))?;
    }
    let module = format!("export default {};\n", worker::literal(worker_source));
    fs::write(dist.join("worker-source.js"), module).context("cannot write the worker")?;

    let index = index()?;
    ensure!(index.contains(PRELOAD_MARK), "index.html has no line {PRELOAD_MARK}");
    let preload: Vec<String> = bundle::order("app.js")?
        .iter()
        .map(|name| format!("<link rel=\"modulepreload\" href=\"{name}\">"))
        .collect();
    fs::write(dist.join("index.html"), index.replace(PRELOAD_MARK, &preload.join("\n")))
        .context("cannot write index.html")?;
    licences(dist)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).with_context(|| format!("cannot write {}", target.display()))?;
        }
    }
    Ok(())
}

/// The licences travel with the page, where the repository has them.
fn licences(dist: &Path) -> Result<()> {
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let path = workspace::root().join(name);
        if path.exists() {
            fs::copy(&path, dist.join(name)).with_context(|| format!("cannot copy {name}"))?;
        }
    }
    Ok(())
}
