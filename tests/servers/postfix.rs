use super::folder::{Folder, UNPACKED};
use super::probe::Ports;
use anyhow::Result;
use smtpdiag_tests::daemon::{Daemon, free_ports};
use std::path::Path;

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
        let program = Path::new(UNPACKED).join("postfix/usr/sbin/postfix");
        let daemon = Daemon::start("Postfix", &program, &folder.path("postfix.out"), |command| {
            // Debian compiles another place in.
            command.env("LD_LIBRARY_PATH", Path::new(UNPACKED).join("postfix/usr/lib/postfix"));
            command.arg("-c").arg(folder.path("postfix/etc")).arg("start-fg");
        })?;
        Ok(Self { ports: Ports { starttls, implicit }, _daemon: daemon.listens(&[starttls, implicit])? })
    }
}
