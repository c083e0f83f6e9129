use clap::Args;

/// `smtpdiag analyze`.
#[derive(Debug, Args)]
#[command(
    after_help = "Several files give one report each: one below the other as text, an array as JSON.\n\
    The exit status is that of the worst of them: could not run, fault, unknown, no fault."
)]
pub(crate) struct AnalyzeArgs {
    /// Files to read; `-`, or none, means standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<String>,
}
