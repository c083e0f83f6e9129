//! Installs what a command needs and the machine does not have, and says so.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{process, servers};

/// The target of the page's module.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that the wasm target is installed.
pub(crate) fn wasm_target() -> Result<()> {
    target(WASM_TARGET)
}

/// Makes sure that a target of the compiler is installed.
fn target(name: &str) -> Result<()> {
    if !process::exists("rustup") {
        // A toolchain without rustup: the build itself tells if the target is missing.
        return Ok(());
    }
    let installed = process::output(process::command("rustup").args(["target", "list", "--installed"]))?;
    if installed.lines().any(|line| line == name) {
        return Ok(());
    }
    eprintln!("The Rust target {name} is missing; installing it.");
    process::run(process::command("rustup").args(["target", "add", name]))
}

/// Makes sure that static programs can be built: the target, and a C compiler
/// for what a library brings in C.
pub(crate) fn musl(name: &str) -> Result<()> {
    target(name).context("the Rust target cannot be had")?;
    program("musl-gcc", "musl-tools").context("the C compiler of musl cannot be had")
}

/// Makes sure that a program is there, from its Debian package otherwise.
pub(crate) fn program(program: &str, package: &str) -> Result<()> {
    if process::exists(program) {
        return Ok(());
    }
    apt(program, &[package])
}

/// Whether we have the rights of root; otherwise sudo must give them.
pub(crate) fn is_root() -> bool {
    process::output(process::command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Installs Debian packages. `what` is named in the message.
pub(crate) fn apt(what: &str, packages: &[&str]) -> Result<()> {
    if !process::exists("apt-get") {
        bail!("{what} is missing, and there is no apt-get to install it with; install it and try again");
    }
    eprintln!("{what} is missing; installing {} from Debian.", packages.join(" "));
    let root = is_root();
    let apt = || {
        let mut command = process::command(if root { "apt-get" } else { "sudo" });
        if !root {
            command.arg("apt-get");
        }
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    process::run(apt().args(["update", "-qq"]))?;
    process::run(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
}

/// Makes sure that Debian packages are installed; `what` is named in the message.
pub(crate) fn apt_missing(what: &str, packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() { Ok(()) } else { apt(what, &missing) }
}

fn installed(package: &str) -> bool {
    let mut query = process::command("dpkg-query");
    query.args(["-W", "-f", "${db:Status-Status}\n", package]);
    query.output().is_ok_and(|output| output.stdout.starts_with(b"installed"))
}

/// Makes sure that the npm packages of a folder are there, as its lock file names them.
pub(crate) fn npm_packages(folder: &Path) -> Result<()> {
    program("npm", "npm")?;
    let lock = folder.join("package-lock.json");
    let stamp = folder.join("node_modules/.package-lock.json");
    let changed = |path: &Path| path.metadata().and_then(|data| data.modified());
    let locked = changed(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    if changed(&stamp).is_ok_and(|installed| installed >= locked) {
        return Ok(());
    }
    eprintln!("The npm packages of {} are missing or old; installing them.", folder.display());
    process::run(process::command("npm").current_dir(folder).args(["ci", "--no-audit", "--no-fund"]))
}

/// Makes sure that the real servers and clients of the tests are there.
pub(crate) fn servers() -> Result<()> {
    servers::install()
}
