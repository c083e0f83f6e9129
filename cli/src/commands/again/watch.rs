use super::{Prepared, only};
use crate::args::{Format, Global, zone};
use crate::commands::running::runtime;
use crate::drive::{Turn, interrupts};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::clock;
use crate::output;
use crate::terminal::Screen;
use serde::Serialize;
use smtpdiag_core::compare::{Pause, Watcher, pauses};
use smtpdiag_core::render::{Line, Mark};
use smtpdiag_core::report::{Change, Report, Verdict};
use std::time::Duration;
use time::{OffsetDateTime, UtcOffset};

/// How many times as long is waited after 421.
const BUSY: u32 = 4;

/// A line of `--format ndjson`.
#[derive(Serialize)]
struct Printed<'a> {
    /// When the probe began, RFC 3339.
    at: String,
    verdict: Verdict,
    #[serde(flatten)]
    change: &'a Change,
}

/// Probes until Ctrl-C, and prints a line for each change.
pub(super) fn run(
    screen: &mut Screen,
    pause: Duration,
    prepared: &Prepared,
    global: &Global,
) -> Result<Exit, Failure> {
    only(&[Format::Text, Format::Ndjson], global, "--watch")?;
    // Asked for while there is one thread alone: later the system may not tell.
    let zone = zone();
    runtime()?.block_on(watch(screen, pause, prepared, global, zone))
}

async fn watch(
    screen: &mut Screen,
    pause: Duration,
    prepared: &Prepared,
    global: &Global,
    zone: UtcOffset,
) -> Result<Exit, Failure> {
    let stop = interrupts().await;
    let mut watcher = Watcher::default();
    let mut exit = Exit::Unknown;
    loop {
        let began = clock::unix_time();
        let report = prepared.probe(Turn::Resolver).await?;
        if stop.was_pressed() && !report.complete {
            return Ok(exit);
        }
        exit = Exit::of(&report);
        for change in watcher.take(&report) {
            if global.format == Format::Ndjson {
                let printed = Printed { at: clock::rfc3339(began), verdict: report.verdict, change: &change };
                let line = serde_json::to_string(&printed).map_err(|e| Failure::Internal(e.to_string()))?;
                screen.raw(&(line + "\n"))?;
            } else {
                screen.line(&row(began, zone, &report, &change))?;
            }
        }
        let reason = pauses(&report);
        if reason == Some(Pause::Login) {
            output::warn(&format!("the watch ends: {}.", Pause::Login.words()));
            return Ok(exit);
        }
        let pause = if reason == Some(Pause::Busy) { pause * BUSY } else { pause };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = stop.pressed() => return Ok(exit),
        }
    }
}

/// `2026-12-01 13:45:02  healthy: mail.example.com, port 587, answers ...`
fn row(began: i64, zone: UtcOffset, report: &Report, change: &Change) -> Line {
    let at = OffsetDateTime::from_unix_timestamp(began).unwrap_or(OffsetDateTime::UNIX_EPOCH).to_offset(zone);
    let (hour, minute, second) = at.time().as_hms();
    let mut line = Line::of(Mark::Muted, format!("{} {hour:02}:{minute:02}:{second:02}  ", at.date()));
    let mark = match (change.what.as_str(), report.verdict) {
        ("verdict", Verdict::Healthy) => Mark::Healthy,
        ("verdict", Verdict::Fault) => Mark::Fault,
        ("verdict", Verdict::Unknown) => Mark::Unknown,
        _ => Mark::Warning,
    };
    line.push(mark, change.words.as_str());
    line
}
