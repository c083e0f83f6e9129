use anyhow::Result;

use crate::{clients, process, workspace};

/// Arguments of `cargo xtask matrix`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Only scenarios whose title (`layer::name`) holds this text.
    #[arg(default_value = "")]
    only: String,
    /// Only these clients, by name, with commas between.
    #[arg(long, default_value = "")]
    client: String,
    /// Also write the logs to this file, in the form of `cargo xtask eval`.
    #[arg(long, default_value = "")]
    logs: String,
}

/// Runs the matrix of clients and scenarios.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    clients::install()?;
    process::run(process::cargo().args(["build", "--quiet", "-p", "smtpdiag"]))?;
    let program = workspace::target().join("debug/smtpdiag");
    let mut matrix = process::cargo();
    matrix.args(["run", "--quiet", "-p", "smtpdiag-tests", "--bin", "matrix", "--"]);
    matrix.args([&arguments.only, &arguments.client, &arguments.logs]);
    process::run(matrix.env("SMTPDIAG_BIN", program))
}
