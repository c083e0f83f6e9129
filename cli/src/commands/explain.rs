use crate::args::{ExplainArgs, Format, Global};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::terminal::Screen;
use smtpdiag_core::render::Detail;

/// Explains a term or a message. Somebody who asks wants all of it.
pub(super) fn run(screen: &mut Screen, args: &ExplainArgs, global: &Global) -> Result<Exit, Failure> {
    let report = smtpdiag_core::explain(&args.words.join(" "));
    match global.format {
        Format::Text if !global.quiet => output::print_text(screen, &report, Detail::Full)?,
        _ => output::print(screen, &report, global)?,
    }
    Ok(Exit::of(&report))
}
