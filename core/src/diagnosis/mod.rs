//! From events to findings: what happened, what merely follows, what to fix
//! first. Pastes, logs and probes go through the same steps:
//!
//! events → sessions and [`incident`]s (equal reasons counted once)
//! → [`settle`] (which rule names each) → [`finding`]s by cause → [`chain`]
//! (what follows from what) → [`rank`] → [`verdict`].

mod chain;
mod classify;
mod clock;
mod code_list;
mod collect;
mod evidence;
mod fallback;
mod families;
mod fill;
mod finding;
mod foreign;
mod frames;
mod healing;
mod incident;
mod known;
mod live;
mod merge;
mod named;
mod names;
mod nearness;
mod network;
mod offers;
mod only;
mod probed;
mod program;
mod rank;
mod servers;
mod settle;
mod shown;
mod skeleton;
mod stands;
mod strangers;
mod tls_told;
mod tls_words;
mod told;
mod verdict;

pub use classify::{Class, Classifier};
pub(crate) use collect::{Closing, Diagnosis};
pub(crate) use finding::of_cause;
pub use live::{diagnose, diagnose_by};
pub use merge::Merger;
pub use only::Only;
pub use program::{Program, Unknown};
pub use servers::{ServerKind, diagnose_servers};
pub use tls_told::tls_report;

#[cfg(test)]
mod merge_tests;
#[cfg(test)]
mod only_tests;

#[cfg(test)]
#[path = "diagnosis_tests.rs"]
mod tests;
