//! What each command does, one file a command.

mod again;
mod analyze;
mod check_rules;
mod completions;
mod demo;
mod diff;
mod domain;
mod explain;
mod lab;
mod man;
mod monitor;
mod policies;
mod ports;
mod probe;
mod redact;
mod running;
mod schema;
mod servers;

use crate::args::{Cli, Command};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::Screen;

/// Runs a command.
pub(crate) fn run(cli: Cli) -> Result<Exit, Failure> {
    if cli.global.format.is_monitoring() && !matches!(cli.command, Command::Probe(_)) {
        return Err(Failure::usage(
            "this command has nothing for monitoring",
            "--format nagios and --format prometheus go with `smtpdiag probe`.",
        ));
    }
    let mut screen = Screen::new(cli.global.color);
    match cli.command {
        Command::Probe(args) => probe::run(&mut screen, &args, &cli.global),
        Command::Domain(args) => domain::run(&mut screen, &args, &cli.global),
        Command::Ports(args) => ports::run(&mut screen, &args, &cli.global),
        Command::Analyze(args) => analyze::run(&mut screen, &args, &cli.global),
        Command::Redact(args) => redact::run(&mut screen, &args),
        Command::Explain(args) => explain::run(&mut screen, &args, &cli.global),
        Command::Lab(args) => lab::run(&mut screen, &args, &cli.global),
        Command::CheckRules(args) => check_rules::run(&mut screen, &args),
        Command::Diff(args) => diff::run(&mut screen, &args, &cli.global),
        Command::Schema { of } => schema::run(&mut screen, of),
        Command::Demo => demo::run(&mut screen, &cli.global),
        Command::Completions(args) => completions::run(&mut screen, &args),
        Command::Man(args) => man::run(&mut screen, &args),
    }
}
