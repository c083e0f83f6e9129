//! How every command lets a machine of core run, and shows it.

use crate::args::{Format, Global};
use crate::drive::{Means, Tools, Watch, drive};
use crate::failure::Failure;
use crate::terminal::{Live, Screen, Unseen};
use smtpdiag_core::probe::{Machine, Outcome, Plan};
use smtpdiag_core::render::{Line, ladder};

/// Runs a probe, with the live display where text is wanted.
pub(super) fn probed(
    screen: &mut Screen,
    plan: Plan,
    tools: Tools,
    global: &Global,
) -> Result<Outcome, Failure> {
    let means = Means { tools, family: plan.family, limit: plan.timeout };
    let host = plan.host.clone();
    watched(screen, Machine::new(plan), means, &host, global)
}

/// Runs a machine, with the live display where text is wanted.
pub(super) fn watched(
    screen: &mut Screen,
    machine: Machine,
    means: Means,
    host: &str,
    global: &Global,
) -> Result<Outcome, Failure> {
    let runtime = runtime()?;
    if global.quiet || global.format != Format::Text {
        return Ok(runtime.block_on(drive(machine, means, &mut Unseen)));
    }
    screen.line(&Line::default())?;
    let mut live = Live::new(screen, host);
    let outcome = runtime.block_on(drive(machine, means, &mut live as &mut dyn Watch));
    live.finish()?;
    screen.line(&Line::default())?;
    Ok(outcome)
}

/// One thread does all: a probe waits more than it works.
pub(super) fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().map_err(|e| Failure::Internal(e.to_string()))
}

/// Prints the dialogue, which is masked and free of control characters.
pub(super) fn dialogue(screen: &mut Screen, outcome: &Outcome) -> Result<(), Failure> {
    for line in ladder(&outcome.transcript, &outcome.times) {
        screen.line(&line)?;
    }
    Ok(screen.line(&Line::default())?)
}
