//! Named tests in one binary that prepares something first.

use anyhow::{Context, Result, ensure};
use libtest_mimic::{Arguments, Trial};
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::time::Instant;

use crate::program;

/// A named test. It prints how long it took.
pub fn trial(name: impl Into<String>, run: impl FnOnce() -> Result<()> + Send + 'static) -> Trial {
    let name = name.into();
    Trial::test(name.clone(), move || {
        let start = Instant::now();
        let held = run();
        eprintln!("{name}: {:.1} s", start.elapsed().as_secs_f32());
        held.map_err(|error| format!("{error:#}").into())
    })
}

/// Whether tests will run: not where they are only listed.
pub fn runs(arguments: &Arguments) -> bool {
    !arguments.list
}

/// Real daemons change their user, so their tests need root. Starts this test
/// again by sudo where we are somebody else.
pub fn as_root() -> Result<()> {
    if rustix::process::geteuid().is_root() {
        return Ok(());
    }
    let mut sudo = Command::new("sudo");
    sudo.args(["-n", "env"]).arg(format!("{}={}", program::GIVEN, program::path()?.display()));
    sudo.arg(std::env::current_exe()?).args(std::env::args_os().skip(1));
    Err(sudo.exec()).context("the daemons of these tests need root, or sudo without a password")
}

/// Fails where something that `cargo xtask test` installs is not there.
pub fn needs(paths: &[&str]) -> Result<()> {
    let missing: Vec<&str> =
        paths.iter().copied().filter(|path| !std::path::Path::new(path).exists()).collect();
    ensure!(
        missing.is_empty(),
        "{} not there; run `cargo xtask servers`, which installs what the tests need (`cargo xtask test` does it first)",
        missing.join(", ")
    );
    Ok(())
}
