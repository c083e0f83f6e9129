use super::folder::{Folder, UNPACKED};
use super::probe::Ports;
use anyhow::{Result, ensure};
use smtpdiag_tests::daemon::{Daemon, free_ports};
use std::path::Path;
use std::process::Command;

/// A running Postfix: STARTTLS, implicit TLS, AUTH after TLS alone.
#[derive(Debug)]
pub struct Postfix {
    /// Where it listens.
    pub ports: Ports,
    /// Stops it on drop.
    _daemon: Daemon,
}

impl Postfix {
    /// Starts it, logins by a socket of Dovecot, and waits until it listens.
    pub fn start(folder: &Folder, sasl: &Path) -> Result<Self> {
        let [starttls, implicit] = free_ports()?;
        folder.folder("postfix/etc", "root")?;
        folder.folder("postfix/queue", "root")?;
        folder.folder("postfix/data", "postfix")?;
        let fill = [
            ("STARTTLS", starttls.to_string()),
            ("IMPLICIT", implicit.to_string()),
            ("CHAIN", folder.certificates.chain.display().to_string()),
            ("KEY", folder.certificates.key.display().to_string()),
            ("SASL", sasl.display().to_string()),
        ];
        let fill: Vec<(&str, &str)> = fill.iter().map(|(word, value)| (*word, value.as_str())).collect();
        folder.configuration("postfix/etc/main.cf", include_str!("postfix.main.cf"), &fill)?;
        folder.configuration("postfix/etc/master.cf", include_str!("postfix.master.cf"), &fill)?;
        let root = Path::new(UNPACKED).join("postfix/usr");
        let etc = folder.path("postfix/etc");
        // Debian compiles another place in.
        let libraries = root.join("lib/postfix");
        // Makes the folders of the queue.
        let mut check = Command::new(root.join("sbin/postfix"));
        check.arg("-c").arg(&etc).arg("check").env("LD_LIBRARY_PATH", &libraries);
        let output = check.output()?;
        ensure!(output.status.success(), "postfix check: {}", String::from_utf8_lossy(&output.stderr));
        let master = root.join("lib/postfix/sbin/master");
        let daemon = Daemon::start("Postfix", &master, &folder.path("postfix.out"), |command| {
            command.env("LD_LIBRARY_PATH", &libraries).env("MAIL_CONFIG", &etc);
            // Stays in the foreground, and in its process group, which `-s` would leave.
            command.arg("-d").arg("-c").arg(&etc);
        })?;
        Ok(Self { ports: Ports { starttls, implicit }, _daemon: daemon.listens(&[starttls, implicit])? })
    }
}
