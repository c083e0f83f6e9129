use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process;

/// Shells and the files that their completions are kept in.
pub(super) const SHELLS: &[(&str, &str)] = &[
    ("bash", "smtpdiag.bash"),
    ("zsh", "_smtpdiag"),
    ("fish", "smtpdiag.fish"),
    ("powershell", "_smtpdiag.ps1"),
];

/// Man pages and completions, as the program itself prints them.
pub(super) fn write(program: &Path, dist: &Path) -> Result<()> {
    let (man, completions) = (dist.join("man"), dist.join("completions"));
    for folder in [&man, &completions] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let program = program.to_str().context("the path of the program is no text")?;
    process::run(process::command(program).arg("man").arg("--into").arg(&man))?;
    for (shell, file) in SHELLS {
        let script = process::output(process::command(program).args(["completions", shell]))?;
        fs::write(completions.join(file), script).with_context(|| format!("cannot write {file}"))?;
    }
    Ok(())
}
