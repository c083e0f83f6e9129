//! Tries what was made, as those do who install it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::papers::SHELLS;
use super::target::Target;
use crate::{need, process};

/// Fails where something is missing or does not work.
pub(super) fn all(dist: &Path, archive: &Path, package: &Path, target: &Target) -> Result<()> {
    process::run(process::command("sha256sum").current_dir(dist).args(["--check", "--quiet", "SHA256SUMS"]))?;
    man(&dist.join("man"))?;
    completions(&dist.join("completions"))?;
    let work = tempfile::tempdir().context("no folder to try it in")?;
    let root = work.path();
    process::run(process::command("tar").arg("-C").arg(root).arg("-xzf").arg(archive))?;
    let stem = super::name(archive).replace(".tar.gz", "");
    runs(&root.join(stem).join("smtpdiag"), target)?;
    let installed = root.join("deb");
    process::run(process::command("dpkg").arg("-x").arg(package).arg(&installed))?;
    for file in [
        "usr/share/man/man1/smtpdiag.1.gz",
        "usr/share/man/man1/smtpdiag-probe.1.gz",
        "usr/share/bash-completion/completions/smtpdiag",
        "usr/share/zsh/vendor-completions/_smtpdiag",
        "usr/share/fish/vendor_completions.d/smtpdiag.fish",
    ] {
        ensure!(installed.join(file).is_file(), "{file} is not in the package");
    }
    runs(&installed.join("usr/bin/smtpdiag"), target)
}

/// Every page is read by the formatter without a warning.
fn man(folder: &Path) -> Result<()> {
    need::program("man", "man-db")?;
    for entry in fs::read_dir(folder)? {
        let page = entry?.path();
        let mut man = process::command("man");
        man.args(["--warnings", "-l"]).arg(&page).env("MANWIDTH", "100").env("MANPAGER", "cat");
        let output = man.output().context("cannot start man")?;
        let warnings = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success() && warnings.is_empty(), "man -l {}: {warnings}", page.display());
        let text = String::from_utf8_lossy(&output.stdout);
        ensure!(text.contains("SYNOPSIS"), "{}: no SYNOPSIS", page.display());
    }
    Ok(())
}

/// Each shell that is here reads its own; all of them know the commands.
fn completions(folder: &Path) -> Result<()> {
    for (shell, file) in SHELLS {
        let path = folder.join(file);
        let script = fs::read_to_string(&path).with_context(|| format!("cannot read {file}"))?;
        ensure!(script.contains("analyze"), "{file} does not know `analyze`");
        if !process::exists(shell) {
            eprintln!("{shell} is not here; its completions were not read by it");
        } else if *shell != "powershell" {
            process::run(process::command(shell).arg("-n").arg(&path))?;
        }
    }
    Ok(())
}

/// The program answers, and where it is static it asks for no library.
fn runs(program: &Path, target: &Target) -> Result<()> {
    let path = program.to_str().context("the path of the program is no text")?;
    let version = process::output(process::command(path).arg("--version"))?;
    ensure!(version.trim() == format!("smtpdiag {}", env!("CARGO_PKG_VERSION")), "--version: {version}");
    let explained = process::output(process::command(path).args(["explain", "535"]))?;
    ensure!(explained.contains("535"), "explain 535: {explained}");
    let dynamic = needs_libraries(&fs::read(program)?);
    ensure!(dynamic != Some(true) || !target.is_static(), "{} needs shared libraries", program.display());
    Ok(())
}

/// Whether a 64-bit ELF file names an interpreter (ELF specification, program
/// header `PT_INTERP`), as all do that load shared libraries.
fn needs_libraries(elf: &[u8]) -> Option<bool> {
    const INTERPRETER: u32 = 3;
    let short = |at: usize| Some(u16::from_le_bytes(elf.get(at..at + 2)?.try_into().ok()?));
    let word = |at: usize| Some(u32::from_le_bytes(elf.get(at..at + 4)?.try_into().ok()?));
    let long = |at: usize| Some(u64::from_le_bytes(elf.get(at..at + 8)?.try_into().ok()?));
    let start = usize::try_from(long(0x20)?).ok()?;
    let (size, count) = (usize::from(short(0x36)?), usize::from(short(0x38)?));
    let kinds = (0..count).map(|i| word(start.checked_add(i * size)?));
    Some(kinds.flatten().any(|kind| kind == INTERPRETER))
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
