//! The examples beside each cause, as named tests: a `yes` gives its cause as
//! the first finding, an `also` as one of them, a `no` as none of them.

mod causes {
    pub mod examples;
}

use causes::examples::{Example, Wanted, all};
use libtest_mimic::{Arguments, Failed, Trial};
use smtpdiag_core::{Options, analyze};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = all().into_iter().map(|example| {
        let name = format!("{}::{}::{}", example.cause, example.wanted.name(), example.title);
        Trial::test(name, move || check(&example))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

fn check(example: &Example) -> Result<(), Failed> {
    let report = analyze(example.text.as_bytes(), &Options::default());
    let causes: Vec<&str> = report.findings.iter().map(|f| f.cause.as_str()).collect();
    let holds = match example.wanted {
        Wanted::Yes => causes.first() == Some(&example.cause.as_str()),
        Wanted::Also => causes.contains(&example.cause.as_str()),
        Wanted::No => !causes.contains(&example.cause.as_str()),
    };
    if holds {
        return Ok(());
    }
    let found = report.findings.iter().map(|f| format!("  {} by {} ({})\n", f.cause, f.rule, f.confidence));
    let found: String = found.collect();
    Err(format!("{}\nfound:\n{found}unmatched: {:?}", example.place, report.unmatched).into())
}
