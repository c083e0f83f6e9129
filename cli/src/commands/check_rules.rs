use crate::args::CheckRulesArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::rules;
use crate::terminal::Screen;
use smtpdiag_core::render::clean;
use smtpdiag_core::{Problem, Rules, check_examples};

/// Checks a folder of rules and prints every problem; when the rules are well,
/// their examples are run.
pub(super) fn run(screen: &mut Screen, args: &CheckRulesArgs) -> Result<Exit, Failure> {
    let files = rules::files(&args.folder)?;
    let (examples, problems) = match Rules::read(&files) {
        Ok(rules) => check_examples(rules, &files),
        Err(problems) => (0, problems),
    };
    tell(screen, &problems)?;
    let end = if problems.is_empty() {
        let rules = files.iter().filter(|file| file.name.ends_with(".toml")).count();
        format!("All is well: {}, {}.\n", counted(rules, "file"), counted(examples, "example"))
    } else {
        format!("{}.\n", counted(problems.len(), "problem"))
    };
    screen.raw(&end)?;
    Ok(if problems.is_empty() { Exit::NoFault } else { Exit::Fault })
}

fn tell(screen: &mut Screen, problems: &[Problem]) -> Result<(), Failure> {
    for problem in problems {
        screen.raw(&(clean(&problem.to_string()) + "\n"))?;
    }
    Ok(())
}

fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
