//! The program from outside: its arguments, output and exit status, against
//! loopback servers inside this test.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "tests may panic")]

mod again;
mod analyze;
mod certificates;
mod dane;
mod diff;
mod dns;
mod domain;
mod filters;
mod formats;
mod help;
mod inputs;
mod interrupted;
mod language;
mod login;
mod monitor;
mod names;
mod output;
mod papers;
mod probe;
mod program;
mod redact;
mod rules;
mod server;
