use anyhow::Result;

use crate::{need, process, workspace};

/// Arguments of `cargo xtask matrix`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Only scenarios whose title (`layer::name`) holds this text.
    #[arg(default_value = "")]
    only: String,
}

/// Runs the matrix of clients and scenarios.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    need::servers()?;
    process::run(process::cargo().args(["build", "--quiet", "-p", "smtpdiag"]))?;
    let program = workspace::target().join("debug/smtpdiag");
    let mut matrix = process::cargo();
    matrix.args(["run", "--quiet", "-p", "smtpdiag-tests", "--bin", "matrix", "--", &arguments.only]);
    process::run(matrix.env("SMTPDIAG_BIN", program))
}
