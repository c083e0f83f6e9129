//! The project's own commands: `cargo xtask`. One file a command, under
//! `commands/`; to add one, write its file and name it in `commands/mod.rs`.

mod clients;
mod commands;
mod need;
mod process;
mod servers;
mod tracked;
mod workspace;

use clap::Parser;

/// The project's own commands.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> anyhow::Result<()> {
    Arguments::parse().command.run()
}
