use anyhow::{Context, Result, bail, ensure};
use smtpdiag_tests::certificates::{self, Certificates};
use smtpdiag_tests::suite;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Where `cargo xtask test` unpacks the servers.
pub const UNPACKED: &str = "/var/lib/smtpdiag-tests";

/// Configuration, spools and logs of one run; gone after it.
#[derive(Debug)]
pub struct Folder {
    place: TempDir,
    /// Certificates of all servers.
    pub certificates: Certificates,
}

impl Folder {
    /// Makes it where other users may enter: daemons change their user.
    pub fn make() -> Result<Self> {
        suite::needs(&[
            "/var/lib/smtpdiag-tests/exim/usr/sbin/exim4",
            "/var/lib/smtpdiag-tests/postfix/usr/sbin/postfix",
            "/var/lib/smtpdiag-tests/dovecot/usr/sbin/dovecot",
            "/usr/lib/dovecot",
            "/usr/bin/doveconf",
        ])?;
        let place = tempfile::Builder::new().prefix("smtpdiag-").tempdir_in("/var/tmp")?;
        std::fs::set_permissions(place.path(), PermissionsExt::from_mode(0o755))?;
        let certificates = certificates::make(place.path())?;
        Ok(Self { place, certificates })
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// A new folder in it, which belongs to a user.
    pub fn folder(&self, name: &str, user: &str) -> Result<PathBuf> {
        let path = self.path(name);
        std::fs::create_dir_all(&path)?;
        give(&path, user)?;
        Ok(path)
    }

    /// Writes a configuration, `@NAME@` filled in. None may stay unfilled.
    pub fn configuration(&self, name: &str, template: &str, fill: &[(&str, &str)]) -> Result<PathBuf> {
        let mut text = template.to_owned();
        for (word, value) in fill {
            text = text.replace(&format!("@{word}@"), value);
        }
        let own = self.place.path().display().to_string();
        text = text.replace("@RUN@", &own).replace("@UNPACKED@", UNPACKED);
        if let Some(left) = text.split_whitespace().find(|w| w.starts_with('@') && w.ends_with('@')) {
            bail!("{name}: {left} is not filled in");
        }
        let path = self.path(name);
        std::fs::write(&path, text)?;
        Ok(path)
    }
}

/// Gives a file to a user.
pub fn give(path: &Path, user: &str) -> Result<()> {
    let status = Command::new("chown").arg(user).arg(path).status().context("cannot start chown")?;
    ensure!(
        status.success(),
        "chown {user} {}: {status}; run `cargo xtask test`, which adds the users",
        path.display()
    );
    Ok(())
}
