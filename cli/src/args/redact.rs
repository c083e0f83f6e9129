use clap::Args;
use std::path::PathBuf;

/// `smtpdiag redact`.
#[derive(Debug, Args)]
#[command(
    after_help = "Passwords and tokens are masked. People, machines and public addresses get other names, the\n\
    same name always the same one: user1@domain1.example, host1.domain1.example, 192.0.2.1.\n\
    What matters for the diagnosis stays: hosts of known providers, localhost, private addresses.\n\
    Read the result before you post it: names in plain sentences are not known to be names."
)]
pub(crate) struct RedactArgs {
    /// The file to read, packed or not; `-`, or none, means standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}
