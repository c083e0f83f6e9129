//! Holds the floor plan: sizes of files, which room may know which, and that
//! no file was forgotten.

mod orphans;
mod rooms;
mod sizes;

#[cfg(test)]
#[path = "tidy_tests.rs"]
mod tests;

use anyhow::{Result, bail};

/// Checks sizes and dependency direction; every fault is printed.
pub(crate) fn run() -> Result<()> {
    let mut faults = sizes::faults()?;
    faults.extend(rooms::faults()?);
    faults.extend(orphans::faults()?);
    for fault in &faults {
        eprintln!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} faults in the floor plan", faults.len());
    }
    Ok(())
}
