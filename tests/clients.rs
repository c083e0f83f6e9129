//! Logs that real clients write when they meet a faulty server, analysed.
//! PHPMailer in all its ways of debug output, and swaks.

mod clients {
    pub mod faults;
    pub mod phpmailer;
    pub mod swaks;
    pub mod tls;
}

use clients::faults::{self, Fault};
use clients::{phpmailer, swaks};
use libtest_mimic::{Arguments, Trial};
use smtpdiag_tests::suite::{self, trial};
use std::process::ExitCode;

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::from_args();
    if suite::runs(&arguments) {
        suite::needs(&["/usr/bin/php", phpmailer::AUTOLOAD, "/usr/bin/swaks"])?;
    }
    Ok(libtest_mimic::run(&arguments, faults::ALL.iter().flat_map(trials).collect()).exit_code())
}

/// A fault as each client tells it.
fn trials(fault: &'static Fault) -> Vec<Trial> {
    let mut trials = Vec::new();
    for level in 0..=4 {
        for output in ["echo", "html"] {
            // Without debug output both ways print the same.
            if level > 0 || output == "echo" {
                let name = format!("{}::phpmailer_debug_{level}_{output}", fault.name);
                trials.push(trial(name, move || phpmailer::check(fault, level, output)));
            }
        }
    }
    trials.push(trial(format!("{}::swaks", fault.name), move || swaks::check(fault)));
    trials
}
