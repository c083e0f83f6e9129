//! The times in the margin of our own dialogue: `   41 ms  <-  220 mail.example.com ESMTP`.

use super::{Carried, Carrier, stamp};

pub(super) const CARRIER: Carrier = Carrier { strip };

/// What a line of the dialogue begins with.
const MARKS: [&str; 8] = ["-> ", "~> ", "<-  ", "<~  ", "<** ", "<~* ", "=== ", "*** "];

fn strip(text: &str) -> Option<Carried<'_>> {
    let inner = text.trim_start();
    let digits = stamp::digits(inner);
    let rest = inner[digits..].strip_prefix(" ms ")?.trim_start();
    let marked = MARKS.iter().any(|mark| rest.starts_with(mark));
    let at = &inner[..digits + " ms".len()];
    (digits > 0 && marked).then(|| Carried { at: Some(at), rest, ..Carried::default() })
}
