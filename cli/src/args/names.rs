use super::ResolverArgs;
use clap::Args;

/// Options of `probe` about names.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "Names and domains")]
pub(crate) struct NamesArgs {
    #[command(flatten)]
    pub(crate) resolver: ResolverArgs,
    /// TARGET is a domain: probe every mail server of it (MX), at port 25 unless --port says another
    #[arg(long, conflicts_with_all = ["srv", "user", "send"])]
    pub(crate) mx: bool,
    /// TARGET is a domain: probe the submission servers that it names in DNS (SRV)
    #[arg(long, conflicts_with_all = ["port", "send"])]
    pub(crate) srv: bool,
    /// Do not look up the name of the server's address (PTR)
    #[arg(long)]
    pub(crate) no_ptr: bool,
}
