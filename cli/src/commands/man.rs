use crate::args::{Cli, ManArgs};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::Screen;
use clap::CommandFactory as _;

/// Prints the page of the program, or writes one page a command, made from
/// the arguments.
pub(super) fn run(screen: &mut Screen, args: &ManArgs) -> Result<Exit, Failure> {
    if let Some(folder) = &args.into {
        clap_mangen::generate_to(Cli::command(), folder).map_err(|error| {
            Failure::usage(
                format!("--into {}: cannot be written to: {error}", folder.display()),
                "Give a folder that is there and may be written to.",
            )
        })?;
        return Ok(Exit::NoFault);
    }
    let mut page = Vec::new();
    let written = clap_mangen::Man::new(Cli::command()).render(&mut page);
    written.map_err(|error| Failure::Internal(error.to_string()))?;
    screen.raw(&String::from_utf8_lossy(&page))?;
    Ok(Exit::NoFault)
}
