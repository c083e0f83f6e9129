use crate::args::{Cli, CompletionsArgs};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::Screen;
use clap::CommandFactory as _;

/// Prints the completions of a shell, made from the arguments.
pub(super) fn run(screen: &mut Screen, args: &CompletionsArgs) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "smtpdiag", &mut script);
    screen.raw(&String::from_utf8_lossy(&script))?;
    Ok(Exit::NoFault)
}
