//! `[24-Nov-2026 13:49:10 UTC] ...`, and the `PHP message:` of FPM.

use super::{Carried, Carrier, stamp};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    if let Some(rest) = text.strip_prefix("PHP message: ") {
        return Some(Carried { rest, ..Carried::default() });
    }
    let (at, rest) = text.strip_prefix('[')?.split_once(']')?;
    let mut parts = at.splitn(3, ' ');
    let (day, clock) = (parts.next()?, parts.next()?);
    let mut date = day.split('-');
    let (d, m, y) = (date.next()?, date.next()?, date.next()?);
    let fits =
        stamp::digits(d) == d.len() && m.len() == 3 && stamp::digits(y) == 4 && stamp::time(clock).is_some();
    fits.then(|| Carried { at: Some(at), rest: rest.trim_start(), ..Carried::default() })
}
