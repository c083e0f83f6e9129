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
use std::process::ExitCode;

fn main() -> ExitCode {
    let argv = match args::argv::checked(std::env::args_os()) {
        Ok(argv) => argv,
        Err(failure) => return ended(&failure),
    };
    let cli = args::Cli::parse_from(argv);
    match commands::run(cli) {
        Ok(exit) => exit.into(),
        Err(failure) => ended(&failure),
    }
}

/// Says on standard error why nothing came of it. A reader that went away
/// (`smtpdiag ... | head`) is told nothing.
fn ended(failure: &failure::Failure) -> ExitCode {
    if failure.is_broken_pipe() {
        return exit::Exit::NoFault.into();
    }
    output::warn(failure);
    exit::Exit::CouldNotRun.into()
}
