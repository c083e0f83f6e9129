use crate::args::{ExplainArgs, Format, Global};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::terminal::Screen;
use smtpdiag_core::render::Detail;

/// Explains a term or a message. Who names a cause wants all of it; a code
/// may have many causes, which are listed.
pub(super) fn run(screen: &mut Screen, args: &ExplainArgs, global: &Global) -> Result<Exit, Failure> {
    let report = smtpdiag_core::explain(&args.words.join(" "));
    let cause = report.topic.as_ref().is_some_and(|t| t.kind == "cause");
    match global.format {
        Format::Text if cause && !global.quiet => output::print_text(screen, &report, Detail::Full)?,
        _ => output::print(screen, &report, global)?,
    }
    Ok(Exit::of(&report))
}
