//! The real servers and clients of the tests, from Debian packages.
//!
//! Exim and Postfix refuse to be installed beside each other, and an installed
//! server would be started. So the servers are unpacked into a folder of their
//! own; the tests bring the configuration and start them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{need, process};

/// Where the servers are unpacked. Outside the workspace, because their
/// daemons run as other users, who may not be able to enter a home folder.
const FOLDER: &str = "/var/lib/smtpdiag-tests";

/// Packages that are unpacked: package, folder.
const UNPACKED: &[(&str, &str)] = &[
    ("exim4-daemon-light", "exim"),
    ("postfix", "postfix"),
    ("dovecot-core", "dovecot-core"),
    ("dovecot-imapd", "dovecot-imapd"),
    ("dovecot-submissiond", "dovecot-submissiond"),
    ("opensmtpd", "opensmtpd"),
];

/// Libraries of the unpacked servers, the clients, and what lays out networks.
const INSTALLED: &[&str] = &[
    "libcap2",
    "libdb5.3",
    "libevent-2.1-7",
    "libgnutls-dane0",
    "libicu72",
    "libidn12",
    "libnsl2",
    "libpcre2-8-0",
    "libsasl2-2",
    "libsodium23",
    "libunwind8",
    "ca-certificates",
    "iproute2",
    "libnet-ssleay-perl",
    "libphp-phpmailer",
    "msmtp",
    "node-nodemailer",
    "openssl",
    "php-cli",
    "ruby",
    "swaks",
];

/// Users that are compiled into the servers. Each has a group of its name.
const USERS: &[&str] = &["Debian-exim", "postfix", "dovecot", "dovenull", "opensmtpd", "opensmtpq"];
/// Groups without a user.
const GROUPS: &[&str] = &["postdrop"];

/// Dovecot looks for itself at these places: link, target below the folder.
const LINKS: &[(&str, &str)] =
    &[("/usr/lib/dovecot", "dovecot/usr/lib/dovecot"), ("/usr/bin/doveconf", "dovecot/usr/bin/doveconf")];

/// Makes sure that all of it is there.
pub(crate) fn install() -> Result<()> {
    if !process::exists("dpkg-query") {
        bail!(
            "the tests with real servers need Debian packages, and there is no dpkg; run them on Debian 12"
        );
    }
    need::apt_missing("What real servers and clients need", INSTALLED)?;
    unpack_missing(UNPACKED)?;
    for name in USERS.iter().chain(GROUPS) {
        account("groupadd", "group", name, &["--system"])?;
    }
    for name in USERS {
        let options = ["--system", "-M", "-d", "/nonexistent", "-s", "/usr/sbin/nologin", "-g", name];
        account("useradd", "passwd", name, &options)?;
    }
    dovecot()
}

/// Unpacks those packages (package, folder) that are not there.
pub(crate) fn unpack_missing(packages: &[(&str, &str)]) -> Result<()> {
    let packed: Vec<_> = packages.iter().filter(|(_, folder)| !below(folder).exists()).collect();
    if let Some((package, _)) = packed.first() {
        eprintln!("{package} is missing; unpacking into {FOLDER}. Nothing is installed or started.");
        process::run(root("apt-get").args(["update", "-qq"]))?;
    }
    for (package, folder) in packed {
        unpack(package, folder)?;
    }
    Ok(())
}

fn below(name: &str) -> std::path::PathBuf {
    Path::new(FOLDER).join(name)
}

/// A command with the rights of root.
fn root(program: &str) -> Command {
    if need::is_root() {
        return process::command(program);
    }
    let mut command = process::command("sudo");
    command.arg(program);
    command
}

/// Unpacks beside its place first, so that half a package never counts.
fn unpack(package: &str, folder: &str) -> Result<()> {
    let work = tempfile::tempdir().context("no folder for downloads")?;
    process::run(process::command("apt-get").current_dir(work.path()).args([
        "-qq",
        "-o",
        "APT::Sandbox::User=root",
        "download",
        package,
    ]))?;
    let file = std::fs::read_dir(work.path())?.next().context("apt-get download left no file")??.path();
    let fresh = below(&format!("{folder}.new"));
    process::run(root("rm").arg("-rf").arg(&fresh))?;
    process::run(root("mkdir").arg("-p").arg(&fresh))?;
    process::run(root("dpkg").arg("-x").arg(&file).arg(&fresh))?;
    process::run(root("mv").arg("-T").arg(&fresh).arg(below(folder)))
}

fn account(add: &str, table: &str, name: &str, options: &[&str]) -> Result<()> {
    if process::command("getent").args([table, name]).output()?.status.success() {
        return Ok(());
    }
    process::run(root(add).args(options).arg(name))
}

/// Dovecot's packages in one tree, and links from where it looks for itself.
fn dovecot() -> Result<()> {
    let tree = below("dovecot");
    if !tree.exists() {
        let fresh = below("dovecot.new");
        process::run(root("rm").arg("-rf").arg(&fresh))?;
        process::run(root("cp").arg("-a").arg(below("dovecot-core")).arg(&fresh))?;
        process::run(root("cp").arg("-a").arg(below("dovecot-imapd/.")).arg(&fresh))?;
        process::run(root("mv").arg("-T").arg(&fresh).arg(&tree))?;
    }
    if !tree.join("usr/lib/dovecot/submission").exists() {
        process::run(root("cp").arg("-a").arg(below("dovecot-submissiond/.")).arg(&tree))?;
    }
    for (link, target) in LINKS {
        // Where Dovecot itself is installed, its own files are there.
        if !Path::new(link).exists() {
            process::run(root("ln").arg("-sfn").arg(below(target)).arg(link))?;
        }
    }
    Ok(())
}
