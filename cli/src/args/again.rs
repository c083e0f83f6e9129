use clap::Args;

/// Most probes of `--repeat`: more is a load, not a diagnosis.
const MOST: u64 = 20;

/// Probing more than once.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "More than once")]
pub(crate) struct AgainArgs {
    /// Probe N times (2 to 20), a second apart, and tell what was equal and what differed: for pools
    /// whose members differ. The addresses of the name take turns
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(2..=MOST),
        conflicts_with_all = ["send", "tls_scan", "trace"])]
    pub(crate) repeat: Option<u64>,
}
