//! Reads what mail programs print, names what is wrong, and drives the live
//! probe. No IO: bytes and time come in as arguments, decisions go out as
//! values (see `ARCHITECTURE.md`).
//!
//! Three ways in: [`analyze`] (or [`Analyzer`], piece by piece) for pastes and
//! logs, [`probe::Machine`] with [`diagnose`] for a live server, [`explain()`]
//! for a code, a cause, a port or a message. All give a [`report::Report`].

pub mod formats;
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

pub use diagnosis::{Merger, Only, Program, Unknown, diagnose, diagnose_by, tls_report};
pub use explain::{Kind, Term, explain, explain_by, terms};
pub use filter::Filter;
pub use matching::Rules;
#[cfg(feature = "user-rules")]
pub use own::{RuleFile, check_examples};
pub use pseudonym::{Redactor, redact};
#[cfg(feature = "user-rules")]
pub use ruleset::Problem;
pub use scan::{Analyzer, Options, analyze};
