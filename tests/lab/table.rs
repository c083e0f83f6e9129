use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// What came of each scenario.
#[derive(Debug, Default)]
pub struct Table(Mutex<Vec<Row>>);

#[derive(Debug)]
struct Row {
    scenario: String,
    wanted: String,
    found: String,
    time: Duration,
}

impl Table {
    /// Adds a line.
    pub fn add(&self, scenario: &str, wanted: Option<&str>, found: Option<&str>, time: Duration) {
        let words = |cause: Option<&str>| cause.unwrap_or("(nothing)").to_owned();
        let row = Row { scenario: scenario.into(), wanted: words(wanted), found: words(found), time };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(row);
    }

    /// Prints it, sorted, with how many are right.
    pub fn print(&self) {
        let mut rows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rows.sort_by(|a, b| a.scenario.cmp(&b.scenario));
        println!("{:<40} {:<24} {:<24} {:>6}", "scenario", "wanted", "found", "s");
        for Row { scenario, wanted, found, time } in rows.iter() {
            let mark = if wanted == found { ' ' } else { '!' };
            println!("{scenario:<40} {wanted:<24} {found:<24} {:>6.1} {mark}", time.as_secs_f32());
        }
        let right = rows.iter().filter(|row| row.wanted == row.found).count();
        let slowest = rows.iter().map(|row| row.time).max().unwrap_or_default();
        println!("{right} of {} right, slowest {:.1} s", rows.len(), slowest.as_secs_f32());
    }
}
