//! The stamp of multilog, in TAI64N: `@40000000450b2d2e1529cb14 ...`.

use super::{Carried, Carrier};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    let (stamp, rest) = text.split_once(' ')?;
    let hex = stamp.strip_prefix('@')?;
    let fits = hex.len() == 24 && hex.bytes().all(|b| b.is_ascii_hexdigit());
    fits.then(|| Carried { at: Some(stamp), rest: rest.trim_start(), ..Carried::default() })
}
