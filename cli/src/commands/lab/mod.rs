//! `smtpdiag lab`: servers that fail on demand.

mod authority;
mod list;
mod run;
mod stop;

use crate::args::{Format, Global, LabArgs, LabCommand};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::Screen;

/// Lists or serves scenarios.
pub(super) fn run(screen: &mut Screen, args: &LabArgs, global: &Global) -> Result<Exit, Failure> {
    if matches!(global.format, Format::Markdown | Format::Html) {
        return Err(Failure::usage(
            "the lab prints text or JSON",
            "Leave --format out, or give --format json.",
        ));
    }
    match &args.command {
        LabCommand::List => list::run(screen, global),
        LabCommand::Run(args) => run::run(screen, args, global),
    }
}
