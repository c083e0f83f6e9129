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

fn main() -> Result<()> {
    let lab = Lab::start()?;
    let only = std::env::args().nth(1).unwrap_or_default();
    let all = scenarios()?.into_iter().filter(|s| s.title.contains(&only)).collect::<Vec<_>>();
    let exceptions = Exceptions::read()?;
    let cells = run(&lab, &all)?;
    let mut open = 0;
    println!("{:<38} {}", "", CLIENTS.map(|c| format!("{:<11}", c.name)).concat());
    for (index, scenario) in all.iter().enumerate() {
        let mut line = format!("{:<38} ", scenario.title);
        let mut notes = Vec::new();
        for cell in cells.iter().filter(|cell| cell.scenario == index) {
            let client = CLIENTS[cell.client].name;
            let mark = match exceptions.reason(scenario, client, &cell.found) {
                _ if cell.right => "yes",
                Some(_) => "excepted",
                None => {
                    open += 1;
                    notes.push(format!("    {client}: {}", cell.found));
                    "NO"
                }
            };
            line += &format!("{mark:<11}");
        }
        println!("{line}\n{}", notes.iter().map(|note| format!("{note}\n")).collect::<String>().trim_end());
    }
    let right = cells.iter().filter(|cell| cell.right).count();
    println!("{right} of {} named, {} excepted, {open} not", cells.len(), cells.len() - right - open);
    exceptions.print();
    ensure!(
        open == 0,
        "{open} logs do not name the cause; mend that, or say in exceptions.toml why they cannot"
    );
    Ok(())
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
