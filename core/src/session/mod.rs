//! One model for pasted transcripts, logs and live probes: events of sessions.

mod event;
mod facts;
mod tls;

pub use event::{Event, EventKind, Place, Side};
pub use facts::{Endpoint, TlsMode};
pub use tls::{Certificate, Check, TlsFacts};
