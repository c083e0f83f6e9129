//! PEAR's Mail and Net_SMTP: the debug output (`DEBUG: Recv: `, `DEBUG: Send: `)
//! and the verdict (`authentication failure [SMTP: ... (code: 535, response: ...)]`).

use super::{Claim, Reader, Row, Talk, error_line, marked_lines};
use crate::session::Side;

pub(super) const READER: Reader = Reader { name: "net-smtp", claim, read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = row.text.trim_start();
    if text.starts_with("DEBUG: Recv:") || text.starts_with("DEBUG: Send:") {
        Claim::Sure
    } else if verdict(text).is_some() {
        Claim::Likely
    } else {
        marked_lines::claim_after(row, talk, READER.name)
    }
}

/// What stands in the brackets of a verdict.
fn verdict(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("[SMTP: ")?;
    rest.rsplit_once(']').map(|(inner, _)| inner).filter(|inner| inner.contains("(code: "))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let empty = row.text.trim_end().ends_with("DEBUG: Recv:");
    if empty {
        // The server closed, or was silent for too long.
        return talk.lost(row);
    }
    let Some(inner) = row.part(verdict) else {
        return marked_lines::read(row, talk);
    };
    // Without a reply, `authentication failure` only names the step.
    let silent = inner.text.contains("(code: -1, response: )") && row.text.contains("authentication failure");
    error_line::read_error(if silent { &inner } else { row }, talk, Side::Client);
}
