use super::timeout;
use clap::Args;
use std::time::Duration;

/// Most probes of `--repeat`: more is a load, not a diagnosis.
const MOST: u64 = 20;

/// Probing more than once.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "More than once")]
pub(crate) struct AgainArgs {
    /// Probe N times (2 to 20), a second apart, and tell what was equal and what differed: for pools
    /// whose members differ. The addresses of the name take turns
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(2..=MOST),
        conflicts_with_all = ["send", "tls_scan", "trace", "dialogue"])]
    pub(crate) repeat: Option<u64>,
    /// Probe again this long after each probe (5s to 60m), until Ctrl-C, and print a line for each change
    #[arg(long, value_name = "TIME", value_parser = pause,
        conflicts_with_all = ["send", "tls_scan", "trace", "dialogue", "repeat", "record"])]
    pub(crate) watch: Option<Duration>,
}

/// Shortest pause of `--watch`: a server may take more for an attack.
const SHORTEST: Duration = Duration::from_secs(5);

fn pause(text: &str) -> Result<Duration, String> {
    let pause = timeout::parse(text)?;
    if pause < SHORTEST { Err("from 5s to 60m".into()) } else { Ok(pause) }
}
