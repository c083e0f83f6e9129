//! How long the native library takes for a file, in seconds: the first time,
//! and the best of several. `cargo xtask bench --page` runs it beside the
//! module, which reads the same file in the same pieces.

use smtpdiag_core::{Analyzer, Options};
use std::time::Instant;

/// As many as `xtask/src/commands/bench/page.js` makes.
const RUNS: usize = 10;
const PIECE: usize = 64 * 1024;

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_default();
    let bytes = std::fs::read(path)?;
    let mut times = Vec::new();
    let mut findings = 0;
    for _ in 0..RUNS {
        let begun = Instant::now();
        let mut analyzer = Analyzer::new(&Options::default());
        bytes.chunks(PIECE).for_each(|piece| analyzer.feed(piece));
        findings = analyzer.finish().findings.len();
        times.push(begun.elapsed().as_secs_f64());
    }
    let best = times.iter().copied().fold(f64::MAX, f64::min);
    println!("{} {best} {findings}", times[0]);
    Ok(())
}
