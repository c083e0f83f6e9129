//! Answers to AUTH challenges: base64 alone on its line, behind the mark of a client.

use crate::smtp::Command;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::ops::Range;

/// Ends of the marks that stand before a client's words; none at all counts too.
const MARKS: [&str; 9] = [">", "->", "C:", "CLIENT:", "SERVER:", "send:", "Send:", "Sent:", "Wrote:"];

pub(super) fn find(line: &str, places: &mut Vec<Range<usize>>) {
    let end = line.trim_end_matches(['"', '\'', ' ', '\t', '\r']).trim_end_matches("\\r\\n").len();
    let start = line[..end].rfind([' ', '\t', '"', '\'']).map_or(0, |at| at + 1);
    let before = line[..start].trim_end_matches(['"', '\'', ' ', '\t']);
    if is_answer(&line[start..end]) && (before.is_empty() || MARKS.iter().any(|mark| before.ends_with(mark)))
    {
        places.push(start..end);
    }
}

/// Answers that an error quotes as the command that failed: `bad response on command 'am9l': 535`.
pub(super) fn find_quoted(line: &str, places: &mut Vec<Range<usize>>) {
    for (at, quote) in line.match_indices(['\'', '"']) {
        let start = at + quote.len();
        let Some(length) = line[start..].find(quote) else { continue };
        let before = line[..at].trim_end().to_ascii_lowercase();
        if before.ends_with("command") && is_answer(&line[start..start + length]) {
            places.push(start..start + length);
        }
    }
}

/// Base64 of readable text; no ordinary word decodes to that by chance.
fn is_answer(word: &str) -> bool {
    if word.len() < 8 || Command::parse(word).is_some() {
        return false;
    }
    STANDARD.decode(word).is_ok_and(|bytes| bytes.iter().all(|&b| matches!(b, 0 | 1 | 0x20..=0x7E)))
}
