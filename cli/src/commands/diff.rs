use crate::args::{DiffArgs, Format, Global};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::recording;
use crate::output;
use crate::terminal::{Screen, table};
use smtpdiag_core::compare::difference;

/// Says what changed between two probes.
pub(super) fn run(screen: &mut Screen, args: &DiffArgs, global: &Global) -> Result<Exit, Failure> {
    if !matches!(global.format, Format::Text | Format::Json) {
        return Err(Failure::usage(
            "diff does not print this format",
            "Give --format text or --format json.",
        ));
    }
    let (before, after) = (recording::read(&args.before)?, recording::read(&args.after)?);
    let difference = difference(&before.report, &after.report);
    if global.format == Format::Json {
        output::print_json(screen, &difference)?;
    } else {
        for line in table::difference(&difference, &before, &after, screen.width, global.quiet) {
            screen.line(&line)?;
        }
    }
    Ok(if difference.same { Exit::NoFault } else { Exit::Fault })
}
