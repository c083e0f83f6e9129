//! Reports on standard output.

use crate::args::{Format, Global};
use crate::failure::Failure;
use crate::terminal::Screen;
use smtpdiag_core::render::{Detail, Document, MarkdownOptions, TextOptions, clean, html, markdown, text};
use smtpdiag_core::report::{Report, records};
use std::env::consts::OS;

/// The detail that the options ask for.
pub(crate) const fn detail(global: &Global) -> Detail {
    match (global.quiet, global.all) {
        (true, _) => Detail::Verdict,
        (_, true) => Detail::Full,
        _ => Detail::Short,
    }
}

/// Prints a report as text.
pub(crate) fn print_text(screen: &mut Screen, report: &Report, detail: Detail) -> Result<(), Failure> {
    let options = TextOptions { width: screen.width, detail, os: OS.into() };
    for line in text(&Document::new(report), &options) {
        screen.line(&line)?;
    }
    Ok(())
}

/// Prints a report in the format asked for.
pub(crate) fn print(screen: &mut Screen, report: &Report, global: &Global) -> Result<(), Failure> {
    let detail = detail(global);
    match global.format {
        Format::Text => print_text(screen, report, detail),
        Format::Json => print_json(screen, report),
        Format::Ndjson => print_lines(screen, report),
        Format::Markdown => {
            let options = MarkdownOptions::ticket(detail, OS);
            Ok(screen.raw(&markdown(&Document::new(report), &options))?)
        }
        Format::Nagios | Format::Prometheus => {
            Err(Failure::Internal("a format of monitoring without a probe".into()))
        }
        Format::Html => Ok(screen.raw(&html(&Document::new(report), detail))?),
    }
}

/// Prints a report as lines of JSON.
fn print_lines(screen: &mut Screen, report: &Report) -> Result<(), Failure> {
    for record in records(report) {
        let json = serde_json::to_string(&record).map_err(|e| Failure::Internal(e.to_string()))?;
        screen.raw(&(json + "\n"))?;
    }
    Ok(())
}

/// Prints a value as JSON.
pub(crate) fn print_json<T: serde::Serialize>(screen: &mut Screen, value: &T) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(value).map_err(|e| Failure::Internal(e.to_string()))?;
    Ok(screen.raw(&(json + "\n"))?)
}

/// Says something on standard error.
pub(crate) fn warn(what: &impl std::fmt::Display) {
    anstream::eprintln!("smtpdiag: {}", clean_lines(&what.to_string()));
}

/// The first line of a message, made safe: what is wrong, without the advice.
pub(crate) fn first_line(what: &impl std::fmt::Display) -> String {
    clean(what.to_string().lines().next().unwrap_or_default())
}

/// Several lines made safe for a terminal.
pub(crate) fn clean_lines(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join("\n")
}
