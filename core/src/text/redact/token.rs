//! Secrets by their shape: `user:password@` in URLs and keys of services.

use std::ops::Range;

/// How keys of mail services begin, and the least number of letters and digits that follow.
const KEYS: [(&str, usize); 9] = [
    ("SG.", 32),
    ("key-", 32),
    ("xkeysib-", 32),
    ("xsmtpsib-", 32),
    ("AKIA", 16),
    ("sk_live_", 16),
    ("ghp_", 30),
    ("ya29.", 20),
    ("eyJhbGciOi", 16),
];

pub(super) fn find(line: &str, places: &mut Vec<Range<usize>>) {
    for (at, _) in line.match_indices("://") {
        places.extend(url_password(line, at + 3));
    }
    for (start, least) in KEYS {
        for (at, _) in line.match_indices(start) {
            let free = !line[..at].ends_with(|c: char| c.is_alphanumeric());
            let rest = &line[at + start.len()..];
            let length = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"-_.".contains(b)).count();
            if free && length >= least {
                places.push(at..at + start.len() + length);
            }
        }
    }
}

/// `smtp://user:password@host`
fn url_password(line: &str, start: usize) -> Option<Range<usize>> {
    let rest = &line[start..];
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '/' | '"' | '\'' | '<' | '>'))
        .unwrap_or(rest.len());
    let at = rest[..end].rfind('@')?;
    let colon = rest[..at].find(':')?;
    Some(start + colon + 1..start + at)
}
