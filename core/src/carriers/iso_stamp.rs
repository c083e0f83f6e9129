//! A plain stamp: `2014-08-31 17:13:00 `, `[2026-11-24T13:58:12.000+00:00] `, `2026/11/24 13:55:26: `.

use super::{Carried, Carrier, stamp};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    let trimmed = text.trim_start();
    let inner = trimmed.strip_prefix(['[', '(']).unwrap_or(trimmed);
    let length = stamp::iso(inner)?;
    let (at, after) = inner.split_at(length);
    let bracketed = inner.len() < trimmed.len();
    let rest = if bracketed { after.trim_start_matches([' ']).strip_prefix([']', ')'])? } else { after };
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let ends = bracketed || rest.is_empty() || rest.starts_with([' ', '\t']);
    ends.then(|| Carried { at: Some(at), rest: rest.trim_start(), ..Carried::default() })
}
