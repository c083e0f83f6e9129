use crate::args::{ExplainArgs, Global};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::terminal::Screen;

/// Explains a term or a message. Who names a cause wants all of it; a code
/// may have many causes, which are listed.
pub(super) fn run(screen: &mut Screen, args: &ExplainArgs, global: &Global) -> Result<Exit, Failure> {
    let report = smtpdiag_core::explain_by(&args.words.join(" "), args.rules.read()?, global.lang);
    let cause = report.topic.as_ref().is_some_and(|t| t.kind == "cause");
    let all = global.all || cause && !global.quiet;
    output::print(screen, &report, &Global { all, ..global.clone() })?;
    Ok(Exit::of(&report))
}
