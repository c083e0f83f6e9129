use super::folder::{Folder, UNPACKED};
use anyhow::Result;
use smtpdiag_tests::daemon::{Daemon, free_ports};
use std::path::{Path, PathBuf};

/// A running Dovecot: IMAP, and the logins of Postfix.
#[derive(Debug)]
pub struct Dovecot {
    /// Port of IMAP.
    pub imap: u16,
    /// The socket that Postfix asks about logins.
    pub sasl: PathBuf,
    /// Stops it on drop.
    _daemon: Daemon,
}

impl Dovecot {
    /// Starts it and waits until it listens.
    pub fn start(folder: &Folder) -> Result<Self> {
        let [imap] = free_ports()?;
        let own = folder.folder("dovecot", "root")?;
        folder.folder("dovecot/run", "root")?;
        std::fs::write(own.join("users"), "joe:{PLAIN}secret\n")?;
        let configuration = folder.configuration(
            "dovecot.conf",
            include_str!("dovecot.conf"),
            &[
                ("IMAP", &imap.to_string()),
                ("CHAIN", &folder.certificates.chain.display().to_string()),
                ("KEY", &folder.certificates.key.display().to_string()),
            ],
        )?;
        let program = Path::new(UNPACKED).join("dovecot/usr/sbin/dovecot");
        let daemon = Daemon::start("Dovecot", &program, &folder.path("dovecot.out"), |command| {
            command.arg("-F").arg("-c").arg(&configuration);
        })?;
        Ok(Self { imap, sasl: own.join("run/sasl"), _daemon: daemon.listens(&[imap])? })
    }
}
