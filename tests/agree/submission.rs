use super::servers::folder::{Folder, UNPACKED};
use anyhow::Result;
use smtpdiag_tests::daemon::{Daemon, free_ports};
use std::path::Path;

/// A running Dovecot that takes mail for submission (STARTTLS).
#[derive(Debug)]
pub struct Submission {
    /// Where it listens.
    pub port: u16,
    /// Stops it on drop.
    _daemon: Daemon,
}

impl Submission {
    /// Starts it and waits until it listens.
    pub fn start(folder: &Folder) -> Result<Self> {
        let [port] = free_ports()?;
        folder.folder("submission", "root")?;
        folder.folder("submission/run", "root")?;
        std::fs::write(folder.path("submission/users"), "joe:{PLAIN}secret\n")?;
        let configuration = folder.configuration(
            "submission.conf",
            include_str!("submission.conf"),
            &[
                ("PORT", &port.to_string()),
                ("CHAIN", &folder.certificates.chain.display().to_string()),
                ("KEY", &folder.certificates.key.display().to_string()),
            ],
        )?;
        let program = Path::new(UNPACKED).join("dovecot/usr/sbin/dovecot");
        let daemon =
            Daemon::start("Dovecot submission", &program, &folder.path("submission.out"), |command| {
                command.arg("-F").arg("-c").arg(&configuration);
            })?;
        Ok(Self { port, _daemon: daemon.listens(&[port])? })
    }
}
