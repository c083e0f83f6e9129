//! `[Tue Nov 24 13:49:10.123456 2026] [php:notice] [pid 812] [client 192.0.2.1:5] ...`.

use super::{Carried, Carrier, stamp};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    let (at, rest) = text.strip_prefix('[')?.split_once(']')?;
    stamp::bsd(at.split_once(' ')?.1)?;
    let mut rest = rest.trim_start();
    let mut process = None;
    while let Some((inner, after)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        process = inner.strip_prefix("pid ").or(process);
        rest = after.trim_start();
    }
    Some(Carried { at: Some(at), process, rest, ..Carried::default() })
}
