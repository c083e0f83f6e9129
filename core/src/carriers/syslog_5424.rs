//! `<22>1 2026-11-24T13:48:47Z web01 postfix 28981 - - ...` (RFC 5424).

use super::{Carried, Carrier, stamp};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    let (priority, rest) = text.strip_prefix('<')?.split_once('>')?;
    if priority.is_empty() || priority.len() > 3 || stamp::digits(priority) != priority.len() {
        return None;
    }
    let rest = rest.strip_prefix("1 ")?;
    let length = stamp::iso(rest)?;
    let mut words = rest[length..].trim_start().splitn(5, ' ');
    let (_host, program, process, _id) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let known = |word: &'static str| move |value: &&str| *value != word;
    Some(Carried {
        at: Some(&rest[..length]),
        program: Some(program).filter(known("-")),
        process: Some(process).filter(known("-")),
        rest: after_data(words.next().unwrap_or("")).trim_start_matches('\u{feff}'),
        ..Carried::default()
    })
}

/// Skips the structured data: `-`, or `[id name="value"]...`.
fn after_data(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix('-') {
        return rest.trim_start();
    }
    let mut rest = text;
    while rest.starts_with('[') {
        match rest.find("\"]").map(|at| at + 2).or_else(|| rest.find(']').map(|at| at + 1)) {
            Some(end) => rest = &rest[end..],
            None => break,
        }
    }
    rest.trim_start()
}
