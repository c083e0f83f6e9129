use crate::args::{AnalyzeArgs, Format, Global};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::file;
use crate::output;
use crate::terminal::Screen;
use smtpdiag_core::render::{Line, Mark};
use smtpdiag_core::report::Report;
use smtpdiag_core::{Analyzer, Options};
use std::io::IsTerminal as _;

const STDIN: &str = "-";

/// Reads each input and prints its report.
pub(super) fn run(screen: &mut Screen, args: &AnalyzeArgs, global: &Global) -> Result<Exit, Failure> {
    let files = if args.files.is_empty() { vec![STDIN.to_owned()] } else { args.files.clone() };
    if files.iter().any(|f| f == STDIN) && std::io::stdin().is_terminal() {
        anstream::eprintln!(
            "Paste the error or the log, then press {} on a line of its own.",
            end_of_input()
        );
    }
    match global.format {
        Format::Text => texts(screen, &files, global),
        Format::Json => json(screen, &files),
    }
}

const fn end_of_input() -> &'static str {
    if cfg!(windows) { "Ctrl-Z and Enter" } else { "Ctrl-D" }
}

/// Reports one below the other. An input that cannot be read does not stop
/// the others.
fn texts(screen: &mut Screen, files: &[String], global: &Global) -> Result<Exit, Failure> {
    let mut worst = Exit::NoFault;
    for (i, file) in files.iter().enumerate() {
        if files.len() > 1 {
            if i > 0 {
                screen.line(&Line::default())?;
            }
            screen.line(&Line::of(Mark::Label, format!("{file}:")))?;
        }
        match analyze(file) {
            Ok(report) => {
                output::print_text(screen, &report, output::detail(global))?;
                worst = worst.max(Exit::of(&report));
            }
            Err(failure) if files.len() > 1 => {
                anstream::eprintln!("smtpdiag: {}", output::clean_lines(&failure.to_string()));
                worst = Exit::CouldNotRun;
            }
            Err(failure) => return Err(failure),
        }
    }
    Ok(worst)
}

/// One report as an object, several as an array.
fn json(screen: &mut Screen, files: &[String]) -> Result<Exit, Failure> {
    let reports = files.iter().map(|f| analyze(f)).collect::<Result<Vec<Report>, Failure>>()?;
    match &reports[..] {
        [one] => output::print_json(screen, one)?,
        all => output::print_json(screen, &all)?,
    }
    Ok(reports.iter().map(Exit::of).max().unwrap_or(Exit::NoFault))
}

fn analyze(file: &str) -> Result<Report, Failure> {
    let mut analyzer = Analyzer::new(&Options { source: file.into() });
    file::read_chunks(file, |chunk| analyzer.feed(chunk))?;
    Ok(analyzer.finish())
}
