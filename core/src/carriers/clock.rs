//! A time of day without a date, as smtplib writes it: `13:52:19.766851 reply: ...`.

use super::{Carried, Carrier, stamp};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    let inner = text.strip_prefix('[').unwrap_or(text);
    let length = stamp::time(inner).filter(|length| *length >= 8)?;
    let (at, after) = inner.split_at(length);
    let rest = if inner.len() < text.len() { after.strip_prefix(']')? } else { after };
    rest.starts_with(' ').then(|| Carried { at: Some(at), rest: rest.trim_start(), ..Carried::default() })
}
