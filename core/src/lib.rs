//! Reads what mail programs print, names what is wrong, and drives the live
//! probe. No IO: bytes and time come in as arguments, decisions go out as
//! values (see `ARCHITECTURE.md`).
//!
//! Three ways in: [`analyze`] (or [`Analyzer`], piece by piece) for pastes and
//! logs, [`probe::Machine`] with [`diagnose`] for a live server, [`explain()`]
//! for a code, a cause, a port or a message. All give a [`report::Report`].
//!
//! A paste, whole:
//!
//! ```
//! use smtpdiag_core::{Options, analyze};
//!
//! let paste = b"SMTP ERROR: Failed to connect to server: Permission denied (13)";
//! let report = analyze(paste, &Options::default());
//! assert_eq!(report.findings[0].cause, "net.permission-denied");
//! assert_eq!(report.findings[0].evidence[0].line, 1);
//! ```
//!
//! A log, as it comes; any cut gives the same report:
//!
//! ```
//! use smtpdiag_core::{Analyzer, Options};
//!
//! let mut analyzer = Analyzer::new(&Options::default());
//! for piece in ["535 5.7.8 Error: authentication ", "failed: UGFzc3dvcmQ6\n"] {
//!     analyzer.feed(piece.as_bytes());
//! }
//! assert_eq!(analyzer.finish().findings[0].cause, "auth.bad-credentials");
//! ```
//!
//! A term, offline, and its text:
//!
//! ```
//! use smtpdiag_core::explain;
//!
//! let report = explain("5.7.8");
//! assert_eq!(report.topic.expect("it is known").id, "5.7.8");
//! ```
//!
//! The probe's machine says what it wants, and is told what came of it:
//!
//! ```
//! use smtpdiag_core::diagnose;
//! use smtpdiag_core::probe::{Input, Machine, Output, Plan, ResolveFault};
//! use std::time::Duration;
//!
//! let mut machine = Machine::new(Plan::new("mail.example.com", 587));
//! let mut now = Duration::ZERO;
//! loop {
//!     match machine.poll() {
//!         // Here a program does the IO and waits; this one knows no names.
//!         Output::Resolve { .. } => machine.handle(now, Input::NotResolved(ResolveFault::NotFound)),
//!         Output::Done => break,
//!         _ => now += Duration::from_secs(1),
//!     }
//! }
//! let report = diagnose(&machine.into_outcome());
//! assert_eq!(report.findings[0].cause, "dns.nxdomain");
//! ```

pub mod compare;
pub mod formats;
pub mod names;
pub mod probe;
pub mod render;
pub mod report;
pub mod session;
pub mod smtp;
pub mod text;
pub mod tls;

mod carriers;
mod checks;
mod date;
mod diagnosis;
mod explain;
mod filter;
mod knowledge;
mod limits;
mod matching;
#[cfg(feature = "user-rules")]
mod own;
mod pattern;
mod pseudonym;
#[cfg(feature = "user-rules")]
mod ruleset;
mod scan;
mod words;

pub use diagnosis::{
    Class, Classifier, Merger, Only, Program, ServerKind, Unknown, diagnose, diagnose_by, diagnose_servers,
    tls_report,
};
pub use explain::{Kind, Term, explain, explain_by, terms};
pub use filter::Filter;
pub use knowledge::give_texts;
#[cfg(feature = "texts")]
pub use knowledge::layers_of_texts;
pub use matching::Rules;
#[cfg(feature = "user-rules")]
pub use own::{RuleFile, check_examples};
pub use pseudonym::{Redactor, redact};
#[cfg(feature = "user-rules")]
pub use ruleset::Problem;
pub use scan::{Analyzer, Options, analyze};
