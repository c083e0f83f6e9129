//! Channel and level of Monolog: `messenger.CRITICAL: ...`, `local.ERROR: ...`.

use super::{Carried, Carrier};

pub(super) const CARRIER: Carrier = Carrier { strip };

const LEVELS: [&str; 8] = ["DEBUG", "INFO", "NOTICE", "WARNING", "ERROR", "CRITICAL", "ALERT", "EMERGENCY"];

fn strip(text: &str) -> Option<Carried<'_>> {
    let (head, rest) = text.split_once(": ")?;
    let (channel, level) = head.split_once('.')?;
    let named =
        !channel.is_empty() && channel.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    (named && LEVELS.contains(&level)).then(|| Carried { rest, ..Carried::default() })
}
