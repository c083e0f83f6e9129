use super::{Prepared, only};
use crate::args::{Format, Global};
use crate::commands::running::runtime;
use crate::drive::{Turn, interrupts};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::terminal::{Screen, table};
use serde::Serialize;
use smtpdiag_core::compare::{pauses, repeated};
use smtpdiag_core::render::{Line, Mark};
use smtpdiag_core::report::{Repeated, Report, Verdict};
use std::time::Duration;

/// Between two probes: a server that counts connections counts by the second or the minute.
const PAUSE: Duration = Duration::from_secs(1);

/// What `--format json` prints.
#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    repeated: &'a Repeated,
    reports: &'a [Report],
}

/// Probes several times and says what was equal and what differed.
pub(super) fn run(
    screen: &mut Screen,
    times: usize,
    prepared: &Prepared,
    global: &Global,
) -> Result<Exit, Failure> {
    only(&[Format::Text, Format::Json], global, "--repeat")?;
    let live = global.format == Format::Text && !global.quiet;
    let (reports, stopped) = runtime()?.block_on(all(screen, times, prepared, live))?;
    let Some(worst) = reports.iter().max_by_key(|report| badness(report)) else {
        return Err(Failure::Internal("no probe was made".into()));
    };
    let exit = Exit::of(worst);
    let repeated = repeated(&reports, times, stopped);
    if global.format == Format::Json {
        output::print_json(screen, &Printed { repeated: &repeated, reports: &reports })?;
        return Ok(exit);
    }
    if live {
        for line in table::repeated(&repeated, screen.width) {
            screen.line(&line)?;
        }
    }
    output::print_text(screen, worst, output::detail(global))?;
    Ok(exit)
}

/// The reports, and why there are fewer than wanted.
async fn all(
    screen: &mut Screen,
    times: usize,
    prepared: &Prepared,
    live: bool,
) -> Result<(Vec<Report>, Option<String>), Failure> {
    let stop = interrupts().await;
    let mut reports = Vec::new();
    for turn in 0..times {
        if turn > 0 {
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                () = stop.pressed() => return Ok((reports, Some("you stopped it".into()))),
            }
        }
        let report = prepared.probe(Turn::Number(turn)).await?;
        if live {
            screen.line(&row(turn + 1, times, &report))?;
        }
        let why = pauses(&report).filter(|_| turn + 1 < times).map(|why| why.words().to_owned());
        let cut = !report.complete;
        reports.push(report);
        if why.is_some() {
            return Ok((reports, why));
        }
        if cut && stop.was_pressed() {
            return Ok((reports, Some("you stopped it".into())));
        }
    }
    Ok((reports, None))
}

/// What is wrong most counts for the exit status and stands in full.
fn badness(report: &Report) -> u8 {
    match report.verdict {
        Verdict::Healthy => 0,
        Verdict::Unknown => 1,
        Verdict::Fault => 2,
    }
}

/// One line while it runs.
fn row(number: usize, times: usize, report: &Report) -> Line {
    let mut line = Line::of(Mark::Label, format!("  {:<10}", format!("{number} of {times}")));
    let first = report.findings.first().map_or("", |f| f.cause.as_str());
    let address = report.sessions.first().and_then(|s| s.ip.as_deref());
    line.push(Mark::Plain, format!("{:<16} ", address.unwrap_or("-")));
    match report.verdict {
        Verdict::Healthy => line.push(Mark::Healthy, "healthy"),
        Verdict::Fault => line.push(Mark::Fault, format!("fault  {first}")),
        Verdict::Unknown => line.push(Mark::Unknown, "could not tell"),
    }
    line
}
