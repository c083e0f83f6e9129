//! The tag of syslog without its stamp: `postfix/smtp[28981]: ...`, as containers print it.

use super::{Carried, Carrier, stamp};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    let (program, process, rest) = stamp::tag(text.trim_start()).or_else(|| {
        let (host, after) = text.trim_start().split_once(' ')?;
        if host.contains(['=', '<', '"', ':', '(']) { None } else { stamp::tag(after) }
    })?;
    let process = process.filter(|id| !id.is_empty() && stamp::digits(id) == id.len())?;
    Some(Carried { program: Some(program), process: Some(process), rest, ..Carried::default() })
}
