//! `2026-11-24T13:48:47.395074+00:00 web01 postfix/smtp[28981]: ...`.

use super::{Carried, Carrier, stamp};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    let length = stamp::iso(text)?;
    let (at, rest) = text.split_at(length);
    // `2026-11-24T13:50:00Z,Out,...` is a column of a table.
    if !rest.starts_with([' ', '\t']) {
        return None;
    }
    stamp::host_and_tag(at, rest).filter(|carried| carried.process.is_some() || at.contains('T'))
}
