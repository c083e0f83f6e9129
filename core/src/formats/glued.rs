//! Replies whose lines were glued together: by html output without line
//! breaks, by a blank, by a written `\n`.

/// The lines of a reply that stand in one text. A text that is one line comes
/// back alone.
pub(super) fn lines(text: &str) -> Vec<&str> {
    let Some(code) = text.get(..4).filter(|head| head.ends_with('-')).map(|head| &head[..3]) else {
        return vec![text];
    };
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(code).filter(|(at, _)| *at > 0) {
        let separator = text.as_bytes().get(at + 3).copied();
        if !matches!(separator, Some(b' ' | b'-')) || !may_begin(text, at) {
            continue;
        }
        lines.push(trimmed(&text[start..at]));
        start = at;
        if separator != Some(b'-') {
            break;
        }
    }
    lines.push(trimmed(&text[start..]));
    lines
}

/// `SIZE 35882577250-8BITMIME`: the digits of a number may stand before. But
/// `5.7.550`, `-550` and `#550` are no beginning.
fn may_begin(text: &str, at: usize) -> bool {
    !text[..at].ends_with(['.', '-', '#', ':', '='])
}

fn trimmed(line: &str) -> &str {
    let line = line.trim_end();
    ["\\r\\n", "\\n", "\\\\n", "<CRLF>"]
        .iter()
        .find_map(|end| line.strip_suffix(end))
        .unwrap_or(line)
        .trim_end_matches([',', '?'])
}

#[cfg(test)]
#[path = "glued_tests.rs"]
mod tests;
