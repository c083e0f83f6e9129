//! The session before each line of Roundcube's smtp.log: `: <kq4o979o> Recv: 220 ...`.

use super::{Carried, Carrier};

pub(super) const CARRIER: Carrier = Carrier { strip };

fn strip(text: &str) -> Option<Carried<'_>> {
    let inner = text.strip_prefix(": ").unwrap_or(text).strip_prefix('<')?;
    let (id, rest) = inner.split_once("> ")?;
    let named = (6..=12).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric());
    let own = ["Recv:", "Send:", "Connecting to", "Send", "SMTP"].iter().any(|start| rest.starts_with(start));
    (named && own).then_some(Carried { process: Some(id), rest, ..Carried::default() })
}
