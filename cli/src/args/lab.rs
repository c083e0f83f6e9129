use clap::{Args, Subcommand};
use std::net::IpAddr;
use std::path::PathBuf;

/// The port where none is given.
const PORT: u16 = 2525;

/// `smtpdiag lab`.
#[derive(Debug, Args)]
pub(crate) struct LabArgs {
    #[command(subcommand)]
    pub(crate) command: LabCommand,
}

/// What the lab can do.
#[derive(Debug, Subcommand)]
pub(crate) enum LabCommand {
    /// Print the scenarios
    List,
    /// Serve a scenario on this machine until Ctrl-C; mail is taken and dropped
    Run(LabRunArgs),
}

/// `smtpdiag lab run`.
#[derive(Debug, Args)]
#[command(
    after_help = "With --format text the log is for people; with json or ndjson it is one record a line.\n\
    User names, passwords and tokens are masked in it."
)]
pub(crate) struct LabRunArgs {
    /// The scenario (see `smtpdiag lab list`); `all` serves each on a port of its own
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The port; with `all` the first one, and 0 means free ones
    #[arg(short = 'p', long, value_name = "PORT", default_value_t = PORT)]
    pub(crate) port: u16,
    /// Listen on this address; otherwise on loopback alone
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) bind: Option<IpAddr>,
    /// Write what the clients do into this file, one JSON record a line
    #[arg(long, value_name = "FILE")]
    pub(crate) log: Option<PathBuf>,
    /// Write the certificate of the lab's authority into this file, for clients to trust
    #[arg(long, value_name = "FILE")]
    pub(crate) authority: Option<PathBuf>,
}
