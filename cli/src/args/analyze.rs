use clap::Args;
use std::path::PathBuf;

/// `smtpdiag analyze`.
#[derive(Debug, Args)]
#[command(
    after_help = "Packed files (gzip, zstd, bzip2, xz) are known by their first bytes, whatever their names.\n\
    Folders are walked in the order of names; hidden files in them are left out.\n\
    All inputs give one report. When one cannot be read, the others are, and the exit status is 2."
)]
pub(crate) struct AnalyzeArgs {
    /// Files and folders to read; `-`, or none, means standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}
