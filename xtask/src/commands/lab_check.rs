use anyhow::Result;

use crate::process;

/// Probes every scenario of the lab and prints a table; fails where one is not
/// named rightly.
pub(crate) fn run() -> Result<()> {
    process::run(process::cargo_test().args(["--quiet", "-p", "smtpdiag-tests", "--test", "lab"]))
}
