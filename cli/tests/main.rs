//! The program from outside: its arguments, output and exit status, against
//! loopback servers inside this test.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "tests may panic")]

mod analyze;
mod certificates;
mod filters;
mod formats;
mod help;
mod inputs;
mod language;
mod output;
mod papers;
mod probe;
mod program;
mod redact;
mod rules;
mod server;
