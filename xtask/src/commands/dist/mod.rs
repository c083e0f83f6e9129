//! Makes what people install: the program as one static file, man pages,
//! completions, an archive, a Debian package, checksums. Each is tried before
//! the command ends.

mod check;
mod deb;
mod papers;
mod sums;
mod target;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{process, workspace};
use target::Target;

/// Arguments of `cargo xtask dist`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Cargo profile; `dev` builds sooner, to try the command itself
    #[arg(long, default_value = "release-lto")]
    profile: String,
}

/// Where all of it lands.
fn folder() -> PathBuf {
    workspace::target().join("dist")
}

/// Makes everything anew, tries it, and prints what there is.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let dist = folder();
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("cannot empty {}", dist.display()))?;
    }
    fs::create_dir_all(&dist).with_context(|| format!("cannot make {}", dist.display()))?;
    let target = Target::choose()?;
    let program = target.build(&arguments.profile)?;
    papers::write(&program, &dist)?;
    let archive = archive(&program, &target, &dist)?;
    let package = deb::make(&program, &target, &dist)?;
    sums::write(&dist, &[&archive, &package])?;
    check::all(&dist, &archive, &package, &target)?;
    println!("\n{}:", dist.display());
    for file in [&archive, &package] {
        println!("  {:>6.1} MiB  {}", size(file)?, name(file));
    }
    println!("  man/, completions/, SHA256SUMS\n  program: {}", target.told());
    Ok(())
}

/// The program, its papers and the licences in one folder, packed.
fn archive(program: &Path, target: &Target, dist: &Path) -> Result<PathBuf> {
    let stem = format!("smtpdiag-{}-{}", env!("CARGO_PKG_VERSION"), target.name());
    let work = dist.join(&stem);
    fs::create_dir_all(&work)?;
    let root = workspace::root();
    let copies = ["README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];
    for file in copies {
        fs::copy(root.join(file), work.join(file)).with_context(|| format!("cannot copy {file}"))?;
    }
    fs::copy(program, work.join("smtpdiag")).context("cannot copy the program")?;
    for folder in ["man", "completions"] {
        process::run(process::command("cp").arg("-r").arg(dist.join(folder)).arg(&work))?;
    }
    let archive = dist.join(format!("{stem}.tar.gz"));
    // The same input gives the same archive.
    process::run(
        process::command("tar")
            .args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0", "-C"])
            .arg(dist)
            .arg("-czf")
            .arg(&archive)
            .arg(&stem),
    )?;
    fs::remove_dir_all(&work)?;
    Ok(archive)
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn size(path: &Path) -> Result<f64> {
    Ok(path.metadata()?.len() as f64 / (1 << 20) as f64)
}
