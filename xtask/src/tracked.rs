//! The files of the project, as git lists them.

use anyhow::{Context, Result};

use crate::{process, workspace};

/// Paths from the root, of files that git tracks or would track.
pub(crate) fn files() -> Result<Vec<String>> {
    let mut git = process::command("git");
    let listed = process::output(git.args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    let there = |path: &&str| workspace::root().join(path).is_file();
    Ok(listed.lines().filter(there).map(str::to_owned).collect())
}

/// The text of one of them.
pub(crate) fn read(path: &str) -> Result<String> {
    let bytes = std::fs::read(workspace::root().join(path)).with_context(|| format!("cannot read {path}"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
