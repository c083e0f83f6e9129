//! The progress meter of curl, which runs into its notes: `0  0 --:--:-- --:--:--  0* Connected to ...`.

use super::{Carried, Carrier};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    let (meter, rest) = text.split_once('*').filter(|(_, rest)| rest.starts_with(' '))?;
    let ends = meter.contains(":--") || meter.contains("0:00:");
    let digits = meter.bytes().all(|b| b.is_ascii_digit() || b" \t:-.kMG".contains(&b));
    // The mark of the note stays: it is part of curl's own format.
    (ends && digits).then(|| Carried { rest: &text[text.len() - rest.len() - 1..], ..Carried::default() })
}
