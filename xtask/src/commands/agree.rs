use anyhow::Result;

use crate::{need, process, workspace};

/// Arguments of `cargo xtask agree`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Only servers whose name holds this text.
    #[arg(default_value = "")]
    only: String,
}

/// Compares what the probe says of real servers with what other programs say.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    need::servers()?;
    need::apt_missing("What the probe is compared with", &["openssl", "swaks", "testssl.sh"])?;
    process::run(process::cargo().args(["build", "--quiet", "-p", "smtpdiag"]))?;
    let program = workspace::target().join("debug/smtpdiag");
    let mut agree = process::cargo();
    agree.args(["run", "--quiet", "-p", "smtpdiag-tests", "--bin", "agree", "--", &arguments.only]);
    process::run(agree.env("SMTPDIAG_BIN", program))
}
