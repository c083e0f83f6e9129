use crate::args::{Format, Global};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lab::{self, Mode, Scenario};
use crate::output;
use crate::terminal::Screen;
use serde::Serialize;
use smtpdiag_core::render::{Line, Mark};

/// A scenario in `--format json`.
#[derive(Serialize)]
struct Listed<'a> {
    name: &'a str,
    layer: &'a str,
    /// What the probe must find; `null` where nothing is wrong.
    cause: Option<&'a str>,
    shows: &'a str,
    /// How its server comes to TLS.
    tls: Mode,
    /// Arguments of the probe with which it is seen.
    probe: &'a [String],
}

/// Prints the scenarios.
pub(super) fn run(screen: &mut Screen, global: &Global) -> Result<Exit, Failure> {
    let all = lab::all()?;
    match global.format {
        Format::Text => text(screen, &all)?,
        Format::Ndjson => {
            for scenario in &all {
                let line = serde_json::to_string(&listed(scenario));
                screen.raw(&(line.map_err(|e| Failure::Internal(e.to_string()))? + "\n"))?;
            }
        }
        _ => output::print_json(screen, &all.iter().map(listed).collect::<Vec<_>>())?,
    }
    Ok(Exit::NoFault)
}

fn listed(scenario: &Scenario) -> Listed<'_> {
    Listed {
        name: &scenario.name,
        layer: &scenario.layer,
        cause: scenario.cause.as_deref(),
        shows: &scenario.shows,
        tls: scenario.tls.mode,
        probe: &scenario.probe,
    }
}

fn text(screen: &mut Screen, all: &[Scenario]) -> Result<(), Failure> {
    let column = all.iter().map(|s| s.name.len()).max().unwrap_or(0) + 4;
    let mut layer = "";
    for scenario in all {
        if layer != scenario.layer {
            layer = &scenario.layer;
            screen.line(&Line::default())?;
            screen.line(&Line::of(Mark::Label, layer))?;
        }
        let mut name = format!("  {}", scenario.name);
        for words in textwrap::wrap(&scenario.shows, screen.width.saturating_sub(column).max(20)) {
            screen.line(&Line::of(Mark::Plain, format!("{name:column$}{words}")))?;
            name.clear();
        }
    }
    screen.line(&Line::default())?;
    let words = format!("{} scenarios. Serve one: smtpdiag lab run NAME", all.len());
    Ok(screen.line(&Line::of(Mark::Muted, words))?)
}
