//! How long the native library takes for a file, in seconds of a processor: the first time,
//! and the best of several. `cargo xtask bench --page` runs it beside the
//! module, which reads the same file in the same pieces.

use smtpdiag_core::{Analyzer, Options};

/// As many as `xtask/src/commands/bench/page.js` makes.
const RUNS: usize = 10;
const PIECE: usize = 64 * 1024;

/// What this thread has had of a processor, as Linux counts it: other programs
/// on the machine do not count.
fn seconds() -> std::io::Result<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds = told.split(' ').next().and_then(|word| word.parse::<f64>().ok());
    nanoseconds.map(|n| n / 1e9).ok_or_else(|| std::io::Error::other("schedstat has no number"))
}

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_default();
    let bytes = std::fs::read(path)?;
    let mut times = Vec::new();
    let mut findings = 0;
    for _ in 0..RUNS {
        let begun = seconds()?;
        let mut analyzer = Analyzer::new(&Options::default());
        bytes.chunks(PIECE).for_each(|piece| analyzer.feed(piece));
        findings = analyzer.finish().findings.len();
        times.push(seconds()? - begun);
    }
    let best = times.iter().copied().fold(f64::MAX, f64::min);
    println!("{} {best} {findings}", times[0]);
    Ok(())
}
