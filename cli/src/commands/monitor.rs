//! What monitoring reads of a probe: the line of a plugin, or metrics.

use crate::args::{Format, Global};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{self, detail};
use crate::terminal::Screen;
use smtpdiag_core::render::{Probed, Thresholds, nagios, prometheus};

/// Prints a probe in the format asked for, and gives how the program ends.
pub(super) fn print(
    screen: &mut Screen,
    probed: &Probed<'_>,
    thresholds: &Thresholds,
    global: &Global,
) -> Result<Exit, Failure> {
    match global.format {
        Format::Nagios => {
            let (state, text) = nagios(probed, thresholds, detail(global));
            screen.raw(&text)?;
            return Ok(Exit::Plugin(state));
        }
        Format::Prometheus => screen.raw(&prometheus(probed))?,
        _ => output::print(screen, probed.report, global)?,
    }
    Ok(Exit::of(probed.report))
}
