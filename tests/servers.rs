//! `smtpdiag probe` against real Exim, Postfix and Dovecot on loopback.

mod servers {
    pub mod cases;
    pub mod dovecot;
    pub mod exim;
    pub mod folder;
    pub mod postfix;
    pub mod probe;
}

use libtest_mimic::Arguments;
use servers::{cases, dovecot::Dovecot, exim::Exim, folder::Folder, postfix::Postfix, probe::Servers};
use smtpdiag_tests::suite;
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::from_args();
    if !suite::runs(&arguments) {
        return Ok(libtest_mimic::run(&arguments, cases::all(&Arc::default())).exit_code());
    }
    suite::as_root()?;
    let folder = Folder::make()?;
    let exim = Exim::start(&folder)?;
    let dovecot = Dovecot::start(&folder)?;
    let postfix = Postfix::start(&folder, &dovecot.sasl)?;
    let servers = Arc::new(Servers {
        exim: exim.ports,
        postfix: postfix.ports,
        imap: dovecot.imap,
        authority: folder.certificates.authority.display().to_string(),
    });
    // The daemons are stopped when this function ends, after the tests.
    Ok(libtest_mimic::run(&arguments, cases::all(&servers)).exit_code())
}
