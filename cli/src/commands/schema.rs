use crate::args::SchemaOf;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::terminal::Screen;
use schemars::schema_for;
use smtpdiag_core::report::{Difference, Recording, Repeated, Report};

/// Prints a JSON Schema, made from the types.
pub(super) fn run(screen: &mut Screen, of: SchemaOf) -> Result<Exit, Failure> {
    let schema = match of {
        SchemaOf::Report => schema_for!(Report),
        SchemaOf::Record => schema_for!(Recording),
        SchemaOf::Repeat => schema_for!(Repeated),
        SchemaOf::Diff => schema_for!(Difference),
    };
    output::print_json(screen, &schema)?;
    Ok(Exit::NoFault)
}
