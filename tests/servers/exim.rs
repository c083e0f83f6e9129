use super::folder::{Folder, UNPACKED, give};
use super::probe::Ports;
use anyhow::Result;
use smtpdiag_tests::daemon::{Daemon, free_ports};
use std::path::Path;

/// A running Exim: STARTTLS, implicit TLS, AUTH after TLS alone.
#[derive(Debug)]
pub struct Exim {
    /// Where it listens.
    pub ports: Ports,
    /// Stops it on drop.
    _daemon: Daemon,
}

impl Exim {
    /// Starts it and waits until it listens.
    pub fn start(folder: &Folder) -> Result<Self> {
        let [starttls, implicit] = free_ports()?;
        for own in ["exim", "exim/spool", "exim/log"] {
            folder.folder(own, "Debian-exim")?;
        }
        // Exim reads the key after it gave up root.
        let key = folder.path("exim/key.pem");
        std::fs::copy(&folder.certificates.key, &key)?;
        give(&key, "Debian-exim")?;
        let configuration = folder.configuration(
            "exim.conf",
            include_str!("exim.conf"),
            &[
                ("STARTTLS", &starttls.to_string()),
                ("IMPLICIT", &implicit.to_string()),
                ("CHAIN", &folder.certificates.chain.display().to_string()),
                ("KEY", &key.display().to_string()),
            ],
        )?;
        let program = Path::new(UNPACKED).join("exim/usr/sbin/exim4");
        let daemon = Daemon::start("Exim", &program, &folder.path("exim.out"), |command| {
            command.arg("-C").arg(&configuration).arg("-bdf");
        })?;
        Ok(Self { ports: Ports { starttls, implicit }, _daemon: daemon.listens(&[starttls, implicit])? })
    }
}
