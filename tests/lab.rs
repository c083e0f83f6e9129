//! Every scenario of the lab, probed live: its cause must stand first, with
//! evidence and a fix, in time. Prints a table.

mod lab {
    pub mod seen;
    pub mod table;
}

use lab::seen;
use lab::table::Table;
use libtest_mimic::{Arguments, Trial};
use smtpdiag_tests::lab::{Lab, scenarios};
use smtpdiag_tests::suite;
use std::process::ExitCode;
use std::sync::Arc;

/// Probes at a time: they wait more than they work.
const AT_A_TIME: usize = 12;

fn main() -> anyhow::Result<ExitCode> {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(AT_A_TIME);
    // Here and not in a trial: the lab ends with the thread that started it.
    let lab = if suite::runs(&arguments) { Some(Arc::new(Lab::start()?)) } else { None };
    let table = Arc::new(Table::default());
    let trials = scenarios()?.into_iter().map(|scenario| {
        let (lab, table) = (lab.clone(), Arc::clone(&table));
        Trial::test(scenario.title.clone(), move || {
            let lab = lab.as_deref().ok_or("the lab was not started")?;
            seen::check(lab, &scenario, &table).map_err(|error| format!("{error:#}").into())
        })
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    table.print();
    Ok(conclusion.exit_code())
}
