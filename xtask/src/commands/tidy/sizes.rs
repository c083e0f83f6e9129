use std::path::Path;

use anyhow::Result;

use crate::tracked;

/// No file of ours is longer, generated ones and registries apart.
const LONGEST: usize = 500;
/// Half of the files are shorter.
const MEDIAN: usize = 150;

const SOURCES: &[&str] = &["rs", "js", "mjs", "css", "html", "toml"];

/// Registries and lock files are data that nobody reads from top to bottom.
const DATA: &[&str] = &["core/data/codes/"];

/// Files that are too long, and a median that is.
pub(super) fn faults() -> Result<Vec<String>> {
    let mut sizes = Vec::new();
    for path in tracked::files()? {
        let counted =
            Path::new(&path).extension().and_then(|e| e.to_str()).is_some_and(|e| SOURCES.contains(&e));
        if counted && !DATA.iter().any(|d| path.starts_with(d)) {
            sizes.push((tracked::read(&path)?.lines().count(), path));
        }
    }
    sizes.sort();
    let mut faults: Vec<String> = sizes.iter().filter_map(|(lines, path)| too_long(*lines, path)).collect();
    let median = sizes.get(sizes.len() / 2).map_or(0, |(lines, _)| *lines);
    println!(
        "tidy: {} files, median {median} lines, longest {}",
        sizes.len(),
        sizes.last().map_or(0, |s| s.0)
    );
    if median >= MEDIAN {
        faults.push(format!("the median file has {median} lines; it should stay below {MEDIAN}"));
    }
    Ok(faults)
}

/// What is wrong with a file of so many lines.
pub(super) fn too_long(lines: usize, path: &str) -> Option<String> {
    (lines > LONGEST).then(|| format!("{path}: {lines} lines; {LONGEST} is the ceiling: cut it into rooms"))
}
