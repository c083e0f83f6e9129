use clap::Args;
use std::path::PathBuf;

/// `smtpdiag diff`.
#[derive(Debug, Args)]
#[command(
    after_help = "Each file is one that `smtpdiag probe --record FILE` wrote, or a report of --format json.\n\
    Times count where they differ by at least 100 ms and a factor of two.\n\
    Exit status: 0 nothing changed, 1 something changed, 2 a file could not be read."
)]
pub(crate) struct DiffArgs {
    /// The earlier probe
    #[arg(value_name = "BEFORE")]
    pub(crate) before: PathBuf,
    /// The later one
    #[arg(value_name = "AFTER")]
    pub(crate) after: PathBuf,
}
