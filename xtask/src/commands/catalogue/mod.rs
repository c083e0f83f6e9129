//! Writes the catalogue: what smtpdiag knows, as Markdown to browse. The words
//! are those of `explain`, printed by the Markdown printer.

mod page;

#[cfg(test)]
#[path = "catalogue_tests.rs"]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::workspace;

/// Arguments of `cargo xtask catalogue`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Only say what is old; fail when something is
    #[arg(long)]
    pub(crate) check: bool,
    /// The folder to write
    #[arg(long, value_name = "DIR")]
    pub(crate) into: Option<PathBuf>,
}

/// The folder that is checked in. Beside the data and not in it, so that a
/// new page does not build the library again.
const FOLDER: &str = "core/catalogue";

/// Writes every page, or tells which are old.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let folder = arguments.into.clone().unwrap_or_else(|| workspace::root().join(FOLDER));
    let pages = page::pages();
    let old: Vec<&String> =
        pages.iter().filter(|(path, text)| !is(&folder.join(path), text)).map(|(path, _)| path).collect();
    let lost = lost(&folder, &pages)?;
    if arguments.check && !(old.is_empty() && lost.is_empty()) {
        bail!("old pages in {FOLDER}: {old:?} {lost:?}; run cargo xtask catalogue");
    }
    for path in &old {
        write(&folder.join(path), &pages[*path])?;
    }
    for path in &lost {
        std::fs::remove_file(folder.join(path)).with_context(|| format!("cannot remove {path}"))?;
    }
    println!("catalogue: {} pages, {} written, {} removed", pages.len(), old.len(), lost.len());
    Ok(())
}

fn is(path: &Path, text: &str) -> bool {
    std::fs::read_to_string(path).is_ok_and(|there| there.replace("\r\n", "\n") == text)
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// Pages that nothing stands behind any more.
fn lost(folder: &Path, pages: &BTreeMap<String, String>) -> Result<Vec<String>> {
    let folders: BTreeSet<&str> =
        pages.keys().map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder)).collect();
    let mut lost = Vec::new();
    for inner in folders {
        let path = folder.join(inner);
        if !path.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&path).with_context(|| format!("cannot read {}", path.display()))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let shown = if inner.is_empty() { name } else { format!("{inner}/{name}") };
            if shown.ends_with(".md") && !pages.contains_key(&shown) {
                lost.push(shown);
            }
        }
    }
    Ok(lost)
}
