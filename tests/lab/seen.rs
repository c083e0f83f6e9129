use super::table::Table;
use anyhow::{Context, Result, ensure};
use smtpdiag_core::render::{Document, Line, TextOptions, ladder, text};
use smtpdiag_core::report::{Recording, Report};
use smtpdiag_core::{Options, analyze};
use smtpdiag_tests::lab::{Lab, Scenario};
use smtpdiag_tests::program::{self, Answer};
use std::path::Path;
use std::time::{Duration, Instant};

/// Longest time of a probe.
const LIMIT: Duration = Duration::from_secs(12);

/// Probes the scenario's server, and holds the answer against what it shows.
pub fn check(lab: &Lab, scenario: &Scenario, table: &Table) -> Result<()> {
    let target = format!("localhost:{}", lab.port(&scenario.name)?);
    let mut command = program::command(&["probe", &target, "-4"])?;
    let folder = tempfile::tempdir()?;
    let kept = folder.path().join("kept.json");
    command.arg("--record").arg(&kept);
    command.arg("--ca-file").arg(&lab.authority).args(&scenario.probe).env("SMTPDIAG_PASSWORD", "hunter22");
    let start = Instant::now();
    let answer = program::answer(command, b"");
    let time = start.elapsed();
    let found = answer.as_ref().ok().and_then(|answer| answer.causes().first().map(|c| (*c).to_owned()));
    table.add(&scenario.title, scenario.cause.as_deref(), found.as_deref(), time);
    let answer = answer?;
    match &scenario.cause {
        Some(cause) => named(&answer, cause)?,
        None => answer.expect_healthy()?,
    }
    ensure!(!answer.report.to_string().contains("hunter22"), "the password is in the report");
    ensure!(time < LIMIT, "it took {time:.1?}; {LIMIT:?} is the limit");
    read_back(&answer, &kept)
}

/// What was kept holds the same report; and its dialogue with the answer behind
/// it, as `--dialogue` prints them, names the same cause to the reader of logs.
fn read_back(answer: &Answer, kept: &Path) -> Result<()> {
    let kept: Recording = serde_json::from_slice(&std::fs::read(kept)?)?;
    ensure!(serde_json::to_value(&kept.report)? == answer.report, "another report was kept");
    let transcript: String = kept.dialogue.iter().map(|line| format!("{}\n", line.text)).collect();
    ensure!(!transcript.contains("hunter22"), "the password is in the dialogue");
    let times: Vec<Duration> = kept.dialogue.iter().map(|line| Duration::from_millis(line.at)).collect();
    let mut lines = ladder(&transcript, &times);
    lines.push(Line::default());
    lines.extend(text(&Document::new(&kept.report), &TextOptions::default()));
    let text: String = lines.iter().map(|line| line.plain() + "\n").collect();
    let read = analyze(text.as_bytes(), &Options::default());
    let first = |report: &Report| report.findings.first().map(|finding| finding.cause.clone());
    let (live, read) = (first(&kept.report), first(&read));
    ensure!(live == read, "live {live:?}, read back {read:?}, of this dialogue:\n{text}");
    Ok(())
}

/// The cause stands first, with evidence and something to do.
fn named(answer: &Answer, cause: &str) -> Result<()> {
    answer.expect_fault(&[cause])?;
    let first = answer.report["findings"].get(0).context("no finding")?;
    for part in ["evidence", "fixes"] {
        ensure!(first[part].as_array().is_some_and(|list| !list.is_empty()), "no {part}\n{}", answer.told());
    }
    Ok(())
}
