use super::servers::folder::{Folder, UNPACKED};
use anyhow::Result;
use smtpdiag_tests::daemon::{Daemon, free_ports};
use std::path::Path;

/// A running OpenSMTPD. Its spool and socket are compiled in, so it gets folders
/// of its own in their place, which nobody else sees.
#[derive(Debug)]
pub struct OpenSmtpd {
    /// Where it listens.
    pub port: u16,
    /// Stops it on drop.
    _daemon: Daemon,
}

impl OpenSmtpd {
    /// Starts it and waits until it listens.
    pub fn start(folder: &Folder) -> Result<Self> {
        let [port] = free_ports()?;
        let own = folder.folder("opensmtpd", "root")?;
        // It refuses a key that others may read.
        std::fs::copy(&folder.certificates.key, own.join("key.pem"))?;
        let configuration = folder.configuration(
            "opensmtpd/smtpd.conf",
            include_str!("opensmtpd.conf"),
            &[("PORT", &port.to_string()), ("CHAIN", &folder.certificates.chain.display().to_string())],
        )?;
        let start = folder.configuration("opensmtpd/start.sh", include_str!("opensmtpd.sh"), &[])?;
        let shell = Path::new("/usr/bin/unshare");
        let daemon = Daemon::start("OpenSMTPD", shell, &folder.path("opensmtpd.out"), |command| {
            command.args(["--mount", "--propagation", "private", "sh"]).arg(&start);
            command.arg(Path::new(UNPACKED).join("opensmtpd/usr/sbin/smtpd")).arg(&configuration);
        })?;
        Ok(Self { port, _daemon: daemon.listens(&[port])? })
    }
}
