//! Reads a log piece by piece: `cargo run --release -p smtpdiag-core --example
//! analyze -- FILE`. Prints the findings with their counts.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a program, not the library")]

use smtpdiag_core::{Analyzer, Options};
use std::io::Read;

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_default();
    let mut file = std::fs::File::open(path)?;
    let mut analyzer = Analyzer::new(&Options::default());
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            length => analyzer.feed(&buffer[..length]),
        }
    }
    for finding in analyzer.finish().findings {
        println!("{:>8} {:?} {} {}", finding.count, finding.severity, finding.cause, finding.confidence);
    }
    Ok(())
}
