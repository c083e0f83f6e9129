//! Channel and level of Monolog: `messenger.CRITICAL: ...`, `local.ERROR: ...`.

use super::{Carried, Carrier};

pub(super) const CARRIER: Carrier = Carrier { strip };

const LEVELS: [&str; 8] = ["DEBUG", "INFO", "NOTICE", "WARNING", "ERROR", "CRITICAL", "ALERT", "EMERGENCY"];

fn strip(text: &str) -> Option<Carried<'_>> {
    let named = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
    let end = text.bytes().position(|b| !named(b)).filter(|end| *end > 0)?;
    let level = text[end..].strip_prefix('.')?;
    let rest = LEVELS.iter().find_map(|known| level.strip_prefix(known)?.strip_prefix(": "))?;
    Some(Carried { rest, ..Carried::default() })
}
