//! What people write: names beside addresses, and subjects.

use super::Change;
use super::MASK;
use super::names::Names;

/// Header fields with names of people before the address.
const FIELDS: [&str; 6] = ["From: ", "To: ", "Cc: ", "Bcc: ", "Reply-To: ", "Sender: "];

pub(super) fn find(line: &str, _: &mut Names, changes: &mut Vec<Change>) {
    for field in FIELDS {
        let Some(start) = begins(line, field) else { continue };
        let rest = &line[start..];
        if let Some(open) = rest.find('<').filter(|open| rest[*open..].contains('@')) {
            let name = rest[..open].trim_end();
            if !name.is_empty() && !name.contains('@') {
                changes.push((start..start + name.len(), MASK.into()));
            }
        }
    }
    if let Some(start) = begins(line, "Subject: ").filter(|start| *start < line.trim_end().len()) {
        changes.push((start..line.trim_end().len(), MASK.into()));
    }
    // Exim's log selector +subject.
    if let Some(start) = line.find(" T=\"").map(|at| at + 4)
        && let Some(length) = line[start..].find('"').filter(|length| *length > 0)
    {
        changes.push((start..start + length, MASK.into()));
    }
}

/// Where the text of a header field begins that stands at the start of a
/// line, or behind the mark of who speaks.
fn begins(line: &str, field: &str) -> Option<usize> {
    let at = line.find(field)?;
    let before = line[..at].trim_end();
    let free = before.is_empty() || before.ends_with(['>', ':', '\'', '"', '|']) || before.ends_with("\\n");
    free.then_some(at + field.len())
}
