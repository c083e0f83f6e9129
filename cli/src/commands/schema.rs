use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::terminal::Screen;
use smtpdiag_core::report::Report;

/// Prints the JSON Schema of the report, made from its types.
pub(super) fn run(screen: &mut Screen) -> Result<Exit, Failure> {
    output::print_json(screen, &schemars::schema_for!(Report))?;
    Ok(Exit::NoFault)
}
