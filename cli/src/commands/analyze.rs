use crate::args::{AnalyzeArgs, Global};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::input::{self, Found, Input, Trouble};
use crate::output;
use crate::terminal::{Progress, Screen};
use smtpdiag_core::report::Report;
use smtpdiag_core::{Analyzer, Merger, Options};
use std::io::IsTerminal as _;
use std::path::PathBuf;

/// Reads all inputs and prints one report about them. An input that cannot
/// be read does not stop the others.
pub(super) fn run(screen: &mut Screen, args: &AnalyzeArgs, global: &Global) -> Result<Exit, Failure> {
    let options = Options { language: global.lang, ..args.options()? };
    let only = args.only(options.rules)?;
    let Found { inputs, mut failures } = match &args.files[..] {
        [] => input::walk(&[PathBuf::from("-")]),
        files => input::walk(files),
    };
    if inputs.contains(&Input::Stdin) && std::io::stdin().is_terminal() {
        anstream::eprintln!("Paste the error or the log, then press {} on a line of its own.", END_OF_INPUT);
    }
    let Some(mut report) = read(&inputs, &options, &mut failures) else {
        let last = failures.pop();
        failures.iter().for_each(output::warn);
        return Err(last.unwrap_or_else(|| Failure::Internal("nothing was read".into())));
    };
    for failure in &failures {
        output::warn(failure);
        report.complete = false;
        report.notes.push(format!("Not read: {}", output::first_line(failure)));
    }
    if let Some(only) = only {
        only.apply(&mut report);
    }
    output::print(screen, &report, global)?;
    Ok(if failures.is_empty() { Exit::of(&report) } else { Exit::CouldNotRun })
}

const END_OF_INPUT: &str = if cfg!(windows) { "Ctrl-Z and Enter" } else { "Ctrl-D" };

/// One report over all that could be read; `None` where nothing could.
fn read(inputs: &[Input], options: &Options, failures: &mut Vec<Failure>) -> Option<Report> {
    let mut merger = Merger::new();
    let mut progress = Progress::new(inputs.iter().map(Input::size).sum());
    let mut warnings = Vec::new();
    for input in inputs {
        let name = input.name();
        progress.input(&name);
        let mut analyzer = Analyzer::new(&Options { source: name, ..options.clone() });
        let (bytes, trouble) = input.read(&mut |n| progress.add(n), &mut |chunk| analyzer.feed(chunk));
        let nothing = bytes == 0 && matches!(trouble, Some(Trouble::NotRead(_)));
        let mut report = analyzer.finish();
        match trouble {
            Some(Trouble::NotRead(failure)) => failures.push(failure),
            Some(Trouble::Broken(what)) => {
                report.complete = false;
                report.notes.insert(0, smtpdiag_core::render::clean(&what));
                warnings.push(what);
            }
            None => {}
        }
        if !nothing {
            merger.add(report);
        }
    }
    progress.finish();
    warnings.iter().for_each(output::warn);
    merger.finish()
}
