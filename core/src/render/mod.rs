//! A report as something to read. [`Document`] decides once what is said and
//! in which order; each printer is one file and decides only how it looks.
//! To add an output, write a printer of [`Document`].

mod capability;
mod choice;
mod compose;
mod document;
mod html;
mod inline;
mod ladder;
mod layout;
mod markdown;
mod nagios;
mod probe_rows;
mod probed;
mod prometheus;
mod text;
mod tls_rows;
mod tls_scan_rows;
mod topic;
pub mod words;

#[cfg(test)]
mod pages_tests;
#[cfg(test)]
mod render_tests;

pub use capability::{capabilities, capability};
pub use choice::Detail;
pub use document::{Article, Block, Check, Document, EvidenceLine, Fixes, Link, Sign};
pub use html::html;
pub use ladder::ladder;
pub use layout::{Line, Mark, Piece, clean};
pub use markdown::{MarkdownOptions, fenced, markdown};
pub use nagios::{State, Thresholds, nagios, nagios_unknown};
pub use probe_rows::probe_rows;
pub use probed::Probed;
pub use prometheus::prometheus;
pub use text::{TextOptions, text};
pub use tls_rows::{certificate_rows, days, tls_rows};
pub use tls_scan_rows::tls_scan_rows;
