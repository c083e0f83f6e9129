//! Transcripts with a mark before each line, and bare dialogues, of programs
//! that have no reader of their own.

use super::{Claim, Reader, Row, Talk, marked_lines};

pub(super) const READER: Reader = Reader { name: "transcript", claim, read: marked_lines::read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    marked_lines::claim(row, talk, talk.is_current(READER.name))
}
