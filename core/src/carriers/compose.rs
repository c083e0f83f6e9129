//! The name of a service before its lines: `mailserver-1  | ...` (docker compose).

use super::{Carried, Carrier};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    let (name, rest) = text.trim_start().split_once('|')?;
    let word = name.trim_end();
    let named = !word.is_empty()
        && word.len() <= 64
        && word.starts_with(|c: char| c.is_ascii_alphanumeric())
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    let fits = named && name.len() > word.len() && (rest.is_empty() || rest.starts_with(' '));
    fits.then(|| Carried { rest: rest.strip_prefix(' ').unwrap_or(rest), ..Carried::default() })
}
