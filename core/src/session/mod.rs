//! One model for pasted transcripts, logs and live probes: events of sessions.

mod chain;
mod dialogue;
mod event;
mod facts;
mod tls;
mod tracker;

pub use chain::ChainShape;
pub(crate) use dialogue::Session;
pub use event::{Event, EventKind, Place, Side, Trail};
pub use facts::{Endpoint, TlsMode};
pub use tls::{Certificate, Check, Ending, TlsFacts, common_name};
pub(crate) use tracker::Sessions;
