//! Module and level of fern and env_logger: `[lettre::transport::smtp][DEBUG] ...`.

use super::{Carried, Carrier};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    let (module, rest) = text.strip_prefix('[')?.split_once("][")?;
    let (level, rest) = rest.split_once(']')?;
    let named = module.contains("::")
        && module.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'_'));
    let known = matches!(level, "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR");
    (named && known).then(|| Carried { rest: rest.trim_start(), ..Carried::default() })
}
