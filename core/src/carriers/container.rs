//! The log files of container runtimes: `2026-11-24T13:48:47.395074Z stdout F ...`.

use super::{Carried, Carrier, stamp};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    let length = stamp::iso(text)?;
    let (at, rest) = text.split_at(length);
    let rest = rest.strip_prefix(" stdout ").or_else(|| rest.strip_prefix(" stderr "))?;
    let rest = rest.strip_prefix("F ").or_else(|| rest.strip_prefix("P "))?;
    Some(Carried { at: Some(at), rest, ..Carried::default() })
}
