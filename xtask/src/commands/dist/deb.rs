//! The Debian package, by `dpkg-deb`, which every Debian has.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};

use super::target::Target;
use crate::{process, workspace};

/// What is copied from the folder of the dist: file, place in the package.
const COMPLETIONS: &[(&str, &str)] = &[
    ("smtpdiag.bash", "usr/share/bash-completion/completions/smtpdiag"),
    ("_smtpdiag", "usr/share/zsh/vendor-completions/_smtpdiag"),
    ("smtpdiag.fish", "usr/share/fish/vendor_completions.d/smtpdiag.fish"),
];

const DESCRIPTION: &str = "\
Description: says why mail does not go out, and what to do about it
 Reads the error, log or transcript of any program that sends mail, or connects
 to the mail server itself, and says in plain words what is wrong, whose move
 it is, and what to do.
";

/// Lays the files out as they are installed, and packs them.
pub(super) fn make(program: &Path, target: &Target, dist: &Path) -> Result<PathBuf> {
    let architecture = process::output(process::command("dpkg").arg("--print-architecture"))?;
    let architecture = architecture.trim();
    let work = tempfile::tempdir().context("no folder to lay the package out in")?;
    // Not the temporary folder itself, which only its owner may enter.
    let root = &work.path().join("smtpdiag");
    put(root, "usr/bin/smtpdiag", &fs::read(program)?)?;
    for entry in fs::read_dir(dist.join("man"))? {
        let page = entry?.path();
        let place = format!("usr/share/man/man1/{}.gz", super::name(&page));
        put(root, &place, &packed(&fs::read(&page)?)?)?;
    }
    for (file, place) in COMPLETIONS {
        put(root, place, &fs::read(dist.join("completions").join(file))?)?;
    }
    let docs = "usr/share/doc/smtpdiag";
    put(root, &format!("{docs}/copyright"), copyright()?.as_bytes())?;
    put(root, &format!("{docs}/README.md"), &fs::read(workspace::root().join("README.md"))?)?;
    let changes = fs::read(workspace::root().join("CHANGELOG.md"))?;
    put(root, &format!("{docs}/changelog.gz"), &packed(&changes)?)?;
    put(root, "DEBIAN/control", control(architecture, target, size(root)?).as_bytes())?;
    executable(&root.join("usr/bin/smtpdiag"))?;
    let package = dist.join(format!("smtpdiag_{}_{architecture}.deb", env!("CARGO_PKG_VERSION")));
    let mut deb = process::command("dpkg-deb");
    process::run(deb.args(["--root-owner-group", "--build"]).arg(root).arg(&package))?;
    Ok(package)
}

fn control(architecture: &str, target: &Target, kibibytes: u64) -> String {
    // A static program asks for nothing.
    let depends = if target.is_static() { "" } else { "Depends: libc6, libgcc-s1\n" };
    format!(
        "Package: smtpdiag\nVersion: {}\nArchitecture: {architecture}\nSection: mail\nPriority: optional\n\
         Maintainer: The smtpdiag authors <smtpdiag@smtpdiag.invalid>\nInstalled-Size: {kibibytes}\n\
         Homepage: {}\n{depends}{DESCRIPTION}",
        env!("CARGO_PKG_VERSION"),
        "https://github.com/smtpdiag/smtpdiag"
    )
}

/// Machine-readable, as Debian has it (DEP-5), with the text of one licence.
fn copyright() -> Result<String> {
    let mit = fs::read_to_string(workspace::root().join("LICENSE-MIT")).context("cannot read LICENSE-MIT")?;
    let text = mit.lines().map(|line| if line.is_empty() { " .".into() } else { format!(" {line}") });
    let text = text.collect::<Vec<_>>().join("\n");
    Ok(format!(
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\
         Upstream-Name: smtpdiag\n\nFiles: *\nCopyright: The smtpdiag authors\nLicense: Expat or Apache-2.0\n\n\
         License: Expat\n{text}\n\n\
         License: Apache-2.0\n On Debian systems: /usr/share/common-licenses/Apache-2.0\n"
    ))
}

fn put(root: &Path, place: &str, bytes: &[u8]) -> Result<()> {
    let path = root.join(place);
    let folder = path.parent().context("a file without a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Without name and time: the same bytes from the same input.
fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    Ok(packer.finish()?)
}

fn executable(path: &Path) -> Result<()> {
    process::run(process::command("chmod").arg("755").arg(path))
}

/// What it takes when it is installed, in KiB, as `Installed-Size` counts it.
fn size(root: &Path) -> Result<u64> {
    let told = process::output(process::command("du").args(["-sk", "--apparent-size"]).arg(root))?;
    let number = told.split_whitespace().next().and_then(|number| number.parse().ok());
    number.context("du prints no number")
}
