//! What each command does, one file a command.

mod analyze;
mod check_rules;
mod completions;
mod demo;
mod explain;
mod lab;
mod man;
mod ports;
mod probe;
mod redact;
mod schema;

use crate::args::{Cli, Command};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::Screen;

/// Runs a command.
pub(crate) fn run(cli: Cli) -> Result<Exit, Failure> {
    let mut screen = Screen::new(cli.global.color);
    match cli.command {
        Command::Probe(args) => probe::run(&mut screen, &args, &cli.global),
        Command::Ports(args) => ports::run(&mut screen, &args, &cli.global),
        Command::Analyze(args) => analyze::run(&mut screen, &args, &cli.global),
        Command::Redact(args) => redact::run(&mut screen, &args),
        Command::Explain(args) => explain::run(&mut screen, &args, &cli.global),
        Command::Lab(args) => lab::run(&mut screen, &args, &cli.global),
        Command::CheckRules(args) => check_rules::run(&mut screen, &args),
        Command::Schema => schema::run(&mut screen),
        Command::Demo => demo::run(&mut screen, &cli.global),
        Command::Completions(args) => completions::run(&mut screen, &args),
        Command::Man(args) => man::run(&mut screen, &args),
    }
}
