//! The `smtpdiag` program: arguments, sockets and the terminal around
//! `smtpdiag-core`.

mod args;
mod commands;
mod drive;
mod exit;
mod failure;
mod io;
mod lab;
mod login;
mod message;
mod odd_password;
mod output;
mod secret;
mod terminal;

use clap::Parser as _;
use smtpdiag_core::render::{State, nagios_unknown};
use std::process::ExitCode;

fn main() -> ExitCode {
    let plugin = args::argv::is_plugin(std::env::args_os());
    let argv = match args::argv::checked(std::env::args_os()) {
        Ok(argv) => argv,
        Err(failure) => return ended(&failure, plugin),
    };
    let cli = match args::Cli::try_parse_from(argv) {
        Ok(cli) => cli,
        Err(error) if plugin && error.use_stderr() => return ended(&error, plugin),
        Err(error) => error.exit(),
    };
    match commands::run(cli) {
        Ok(exit) => exit.into(),
        Err(failure) if failure.is_broken_pipe() => exit::Exit::NoFault.into(),
        Err(failure) => ended(&failure, plugin),
    }
}

/// Says on standard error why nothing came of it. Monitoring reads standard
/// output, and to it our usual status would mean CRITICAL.
fn ended(failure: &impl std::fmt::Display, plugin: bool) -> ExitCode {
    output::warn(failure);
    if plugin {
        anstream::print!("{}", nagios_unknown(&output::first_line(failure)));
        return exit::Exit::Plugin(State::Unknown).into();
    }
    exit::Exit::CouldNotRun.into()
}
