use super::ResolverArgs;
use clap::Args;

/// Options of `probe` about names.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Names and domains")]
pub(crate) struct NamesArgs {
    #[command(flatten)]
    pub(crate) resolver: ResolverArgs,
    /// TARGET is a domain: probe every mail server of it (MX), at port 25 unless --port says another
    #[arg(long, conflicts_with_all = ["srv", "user", "send", "repeat", "watch", "record"])]
    pub(crate) mx: bool,
    /// TARGET is a domain: probe the submission servers that it names in DNS (SRV)
    #[arg(long, conflicts_with_all = ["port", "send", "repeat", "watch", "record"])]
    pub(crate) srv: bool,
    /// Hold the server's certificate against its TLSA records (DANE), and print the one to publish
    #[arg(long, conflicts_with_all = ["repeat", "watch"])]
    pub(crate) dane: bool,
    /// Hold the mail server against the MTA-STS policy of this domain; otherwise of TARGET or a domain above it
    #[arg(long, value_name = "DOMAIN", num_args = 0..=1, require_equals = true, default_missing_value = "",
        conflicts_with_all = ["repeat", "watch"])]
    pub(crate) mta_sts: Option<String>,
    /// Do not look up the name of the server's address (PTR)
    #[arg(long)]
    pub(crate) no_ptr: bool,
}
