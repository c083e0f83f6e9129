//! The targets, and by name a list of them.

mod bytes;
mod carrying;
mod lines;
mod masking;
mod peer;
mod reports;
mod rules;

pub use carrying::carriers;
pub use lines::decoding;
pub use masking::redaction;
pub use peer::probe;
pub use reports::{bounces, client_exceptions, json_events, mta_logs, transcripts};
pub use rules::patterns;

/// Takes any bytes; panics where something does not hold.
pub type Target = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: &[(&str, Target)] = &[
    ("decoding", decoding),
    ("carriers", carriers),
    ("transcripts", transcripts),
    ("mta_logs", mta_logs),
    ("client_exceptions", client_exceptions),
    ("json_events", json_events),
    ("bounces", bounces),
    ("redaction", redaction),
    ("patterns", patterns),
    ("probe", probe),
];
