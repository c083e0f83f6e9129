//! One member of a log's record in JSON that is printed at length: `"message": "...",`.

use super::{Carried, Carrier};

pub(super) const CARRIER: Carrier = Carrier { strip };

/// Names of the words that records of logs carry.
const NAMES: [&str; 7] = ["message", "msg", "MESSAGE", "log", "stack", "stack_trace", "textPayload"];

fn strip(text: &str) -> Option<Carried<'_>> {
    let (name, rest) = text.trim_start().strip_prefix('"')?.split_once('"')?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let value = value.trim_end().trim_end_matches(',');
    let value = value.strip_suffix('"').unwrap_or(value);
    NAMES.contains(&name).then(|| Carried {
        member: Some(name),
        rest: value.trim_end_matches("\\n"),
        ..Carried::default()
    })
}
