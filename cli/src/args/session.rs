use clap::Args;

/// Options of `probe` for the dialogue itself.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Dialogue")]
pub(crate) struct SessionArgs {
    /// Wait as long as a server may take (RFC 5321): 5 minutes a step, 10 after a message
    #[arg(long)]
    pub(crate) patient: bool,
}
