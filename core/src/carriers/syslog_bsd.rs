//! `Nov 24 13:48:41 web01 postfix/smtp[28981]: ...` (RFC 3164).

use super::{Carried, Carrier, stamp};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    // A priority may stand before the stamp where a collector wrote raw lines.
    let body =
        text.strip_prefix('<').and_then(|rest| rest.split_once('>')).map_or(text, |(priority, rest)| {
            if stamp::digits(priority) == priority.len() { rest } else { text }
        });
    let length = stamp::bsd(body)?;
    let (at, rest) = body.split_at(length);
    let bare = Carried { at: Some(at), rest: rest.trim_start(), ..Carried::default() };
    Some(stamp::host_and_tag(at, rest).unwrap_or(bare))
}
