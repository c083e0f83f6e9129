//! Faults of the network and of names, in a network namespace of our own:
//! nothing leaves the machine, and the ports and addresses are all ours.

mod netns {
    pub mod cases;
    pub mod names;
    pub mod namespace;
    pub mod router;
}

use libtest_mimic::Arguments;
use netns::{cases, names::Names, namespace, router};
use smtpdiag_tests::suite;
use std::process::ExitCode;

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::from_args();
    if !suite::runs(&arguments) {
        return Ok(libtest_mimic::run(&arguments, cases::all()).exit_code());
    }
    namespace::enter()?;
    let folder = tempfile::tempdir()?;
    namespace::lay_out(folder.path())?;
    router::start()?;
    let _names = Names::start()?;
    Ok(libtest_mimic::run(&arguments, cases::all()).exit_code())
}
