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

/// Clients at a time.
const AT_A_TIME: usize = 6;

/// What came of one client with one scenario.
struct Cell {
    scenario: usize,
    client: usize,
    found: String,
    right: bool,
}

fn main() -> Result<ExitCode> {
    let lab = Lab::start()?;
    let only = std::env::args().nth(1).unwrap_or_default();
    let all = scenarios()?.into_iter().filter(|s| s.title.contains(&only)).collect::<Vec<_>>();
    let exceptions = Exceptions::read()?;
    let cells = run(&lab, &all)?;
    println!("{:<38} {}", "", CLIENTS.map(|c| format!("{:<11}", c.name)).concat());
    let open: usize =
        all.iter().enumerate().map(|(at, scenario)| row(scenario, &of_row(&cells, at), &exceptions)).sum();
    let right = cells.iter().filter(|cell| cell.right).count();
    println!("{right} of {} named, {} excepted, {open} not", cells.len(), cells.len() - right - open);
    exceptions.print();
    if open > 0 {
        eprintln!("{open} logs do not name the cause; mend that, or say in exceptions.toml why they cannot");
    }
    Ok(if open == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn of_row(cells: &[Cell], scenario: usize) -> Vec<&Cell> {
    cells.iter().filter(|cell| cell.scenario == scenario).collect()
}

/// Prints the line of a scenario, and what was said instead. Gives how many
/// logs neither name the cause nor are excepted.
fn row(scenario: &Scenario, cells: &[&Cell], exceptions: &Exceptions) -> usize {
    let mut line = format!("{:<38} ", scenario.title);
    let mut notes = Vec::new();
    for cell in cells {
        let client = CLIENTS[cell.client].name;
        let excepted = exceptions.reason(scenario, client, &cell.found).is_some();
        line += match (cell.right, excepted) {
            (true, _) => "yes        ",
            (false, true) => "excepted   ",
            (false, false) => "NO         ",
        };
        if !cell.right && !excepted {
            notes.push(format!("    {client}: {}", cell.found));
        }
    }
    println!("{}", line.trim_end());
    notes.iter().for_each(|note| println!("{note}"));
    notes.len()
}

fn run(lab: &Lab, all: &[Scenario]) -> Result<Vec<Cell>> {
    let (next, cells) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        let work = || -> Result<()> {
            loop {
                let at = next.fetch_add(1, Ordering::SeqCst);
                let (scenario, client) = (at / CLIENTS.len(), at % CLIENTS.len());
                let Some(wanted) = all.get(scenario) else { return Ok(()) };
                let (found, right) = of(lab, wanted, &CLIENTS[client])?;
                let cell = Cell { scenario, client, found, right };
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
fn of(lab: &Lab, scenario: &Scenario, client: &Client) -> Result<(String, bool)> {
    let log = client.log(lab, scenario)?;
    let answer = program::analyze(&log)?;
    ensure!(
        !answer.report.to_string().contains("hunter22"),
        "{}: the password is in the report",
        client.name
    );
    let found = answer.causes().join(" ");
    let right = match &scenario.cause {
        Some(cause) => answer.causes().first() == Some(&cause.as_str()),
        None => found.is_empty(),
    };
    Ok((if found.is_empty() { answer.verdict().to_owned() } else { found }, right))
}
