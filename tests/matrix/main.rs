//! Real clients against every scenario of the lab: each client's own log,
//! analysed, must name the scenario's cause, as far as the log can tell it.
//! Prints a matrix; `exceptions.toml` has what a log cannot tell, with reasons.

mod client;
mod exceptions;

use anyhow::{Context, Result, ensure};
use client::{CLIENTS, Client};
use exceptions::Exceptions;
use smtpdiag_tests::lab::{Lab, Scenario, scenarios};
use smtpdiag_tests::program;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// What is kept of a log in the file of logs: clients that are never told enough print megabytes.
const LONGEST: usize = 64 * 1024;
/// Scenarios in which the server treats the first who speaks to it in a way of
/// its own: each client gets a server that is new.
const ONCE: &[&str] = &["greylist"];
/// Clients at a time.
const AT_A_TIME: usize = 6;

/// What came of one client with one scenario.
struct Cell {
    scenario: usize,
    client: usize,
    log: Vec<u8>,
    judgement: Judgement,
}

/// What was found in a log.
struct Judgement {
    found: String,
    right: bool,
    /// The form in which the password stands in the report: none may.
    leaked: Option<&'static str>,
}

/// What of the matrix to run: scenarios and clients by a part of their names,
/// and a file for the logs, in the form of `cargo xtask eval`.
struct Part {
    scenarios: Vec<Scenario>,
    clients: Vec<&'static Client>,
    logs: Option<String>,
}

impl Part {
    fn asked() -> Result<Self> {
        let mut arguments = std::env::args().skip(1);
        let mut next = || arguments.next().unwrap_or_default();
        let (only, client, logs) = (next(), next(), next());
        Ok(Self {
            scenarios: scenarios()?.into_iter().filter(|s| s.title.contains(&only)).collect(),
            clients: CLIENTS
                .iter()
                .filter(|c| client.is_empty() || client.split(',').any(|name| c.name == name))
                .collect(),
            logs: Some(logs).filter(|file| !file.is_empty()),
        })
    }
}

fn main() -> Result<ExitCode> {
    let lab = Lab::start()?;
    let part = Part::asked()?;
    let exceptions = Exceptions::read()?;
    let cells = run(&lab, &part)?;
    if let Some(file) = &part.logs {
        write_logs(file, &part, &cells)?;
    }
    let mut open = 0;
    for (at, scenario) in part.scenarios.iter().enumerate() {
        open += row(scenario, &of_row(&cells, at), &part, &exceptions);
    }
    for (at, client) in part.clients.iter().enumerate() {
        let (all, right) = counted(cells.iter().filter(|cell| cell.client == at));
        println!("{}: {right} of {all} named", client.name);
    }
    let (all, right) = counted(cells.iter());
    println!("{right} of {all} named, {} excepted, {open} not", all - right - open);
    exceptions.print();
    let leaks: Vec<_> = cells
        .iter()
        .filter_map(|cell| {
            let (scenario, client) = (&part.scenarios[cell.scenario].name, part.clients[cell.client].name);
            Some(format!("{client}, {scenario}: {}", cell.judgement.leaked?))
        })
        .collect();
    ensure!(leaks.is_empty(), "the password is in the report of\n{}", leaks.join("\n"));
    if open > 0 {
        eprintln!("{open} logs do not name the cause; mend that, or say in exceptions.toml why they cannot");
    }
    Ok(if open == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// How many there are, and how many of them name the cause.
fn counted<'a>(cells: impl Iterator<Item = &'a Cell>) -> (usize, usize) {
    cells.fold((0, 0), |(all, right), cell| (all + 1, right + usize::from(cell.judgement.right)))
}

/// Writes the logs as labelled pastes.
fn write_logs(file: &str, part: &Part, cells: &[Cell]) -> Result<()> {
    let mut lines = String::new();
    for cell in cells {
        let (scenario, client) = (&part.scenarios[cell.scenario], part.clients[cell.client]);
        let paste = serde_json::json!({
            "id": format!("{}-{}", scenario.name, client.name),
            "format": client.name,
            "text": String::from_utf8_lossy(cell.log.get(..LONGEST).unwrap_or(&cell.log)),
            "primary": scenario.cause.as_deref().unwrap_or("none"),
        });
        lines += &format!("{paste}\n");
    }
    std::fs::write(file, lines).with_context(|| format!("cannot write {file}"))
}

fn of_row(cells: &[Cell], scenario: usize) -> Vec<&Cell> {
    cells.iter().filter(|cell| cell.scenario == scenario).collect()
}

/// Prints the line of a scenario, and what was said instead. Gives how many
/// logs neither name the cause nor are excepted.
fn row(scenario: &Scenario, cells: &[&Cell], part: &Part, exceptions: &Exceptions) -> usize {
    let (all, right) = counted(cells.iter().copied());
    let mut open = Vec::new();
    for cell in cells.iter().filter(|cell| !cell.judgement.right) {
        let client = part.clients[cell.client].name;
        if exceptions.reason(scenario, client, &cell.judgement.found).is_none() {
            open.push(format!("    NO  {client}: {}", cell.judgement.found));
        }
    }
    let excepted = all - right - open.len();
    println!("{:<38} {right:>3} of {all} named, {excepted} excepted", scenario.title);
    open.iter().for_each(|line| println!("{line}"));
    open.len()
}

fn run(lab: &Lab, part: &Part) -> Result<Vec<Cell>> {
    let (next, cells) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        let work = || -> Result<()> {
            loop {
                let at = next.fetch_add(1, Ordering::SeqCst);
                let (scenario, client) = (at / part.clients.len(), at % part.clients.len());
                let Some(wanted) = part.scenarios.get(scenario) else { return Ok(()) };
                let log = if ONCE.contains(&wanted.name.as_str()) {
                    part.clients[client].log(&Lab::serve(&wanted.name)?, wanted)?
                } else {
                    part.clients[client].log(lab, wanted)?
                };
                let judgement = judge(&log, wanted)?;
                let cell = Cell { scenario, client, log, judgement };
                cells.lock().unwrap_or_else(PoisonError::into_inner).push(cell);
            }
        };
        let workers: Vec<_> = (0..AT_A_TIME).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().ok().context("a worker panicked")?)
    })?;
    let mut cells = cells.into_inner().unwrap_or_else(PoisonError::into_inner);
    cells.sort_by_key(|cell| (cell.scenario, cell.client));
    Ok(cells)
}

/// What the client's log gives, and whether it is right.
fn judge(log: &[u8], scenario: &Scenario) -> Result<Judgement> {
    let answer = program::analyze(log)?;
    let report = answer.report.to_string();
    // As it is, and as AUTH LOGIN and AUTH PLAIN send it.
    let leaked = ["hunter22", "aHVudGVyMjI", "odW50ZXIyMg"].into_iter().find(|word| report.contains(word));
    let found = answer.causes().join(" ");
    let right = match &scenario.cause {
        Some(cause) => answer.causes().first() == Some(&cause.as_str()),
        None => found.is_empty(),
    };
    let found = if found.is_empty() { answer.verdict().to_owned() } else { found };
    Ok(Judgement { found, right, leaked })
}
