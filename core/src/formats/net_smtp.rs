//! The debug output of PEAR's Net_SMTP: `DEBUG: Recv: ` and `DEBUG: Send: `.

use super::{Claim, Reader, Row, Talk, marked_lines};

pub(super) const READER: Reader = Reader { name: "net-smtp", claim, read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = row.text.trim_start();
    if text.starts_with("DEBUG: Recv:") || text.starts_with("DEBUG: Send:") {
        Claim::Sure
    } else {
        marked_lines::claim_after(row, talk, READER.name)
    }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let empty = row.text.trim_end().ends_with("DEBUG: Recv:");
    if empty {
        // The server closed, or was silent for too long.
        return talk.lost(row);
    }
    marked_lines::read(row, talk);
}
