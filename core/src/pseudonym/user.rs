//! Logins and home folders: `sasl_username=joe`, `/home/joe/`, `smtp://joe:***@host`.

use super::Change;
use super::names::Names;

/// What a login stands behind.
const BEFORE: [&str; 12] = [
    "sasl_username=",
    "username=",
    "user=<",
    "user=",
    "login=",
    "Username = '",
    "Username = \"",
    "Username: ",
    "username: ",
    "/home/",
    "/Users/",
    "\\Users\\",
];

pub(super) fn find(line: &str, names: &mut Names, changes: &mut Vec<Change>) {
    for before in BEFORE {
        for (at, _) in line.match_indices(before) {
            let start = at + before.len();
            let end = start + length(&line[start..]);
            // An address is changed as a whole.
            if !line[end..].starts_with(['@', '%']) {
                change(line, start, end, names, changes);
            }
        }
    }
    for (at, sign) in line.match_indices("://") {
        let start = at + sign.len();
        let end = start + length(&line[start..]);
        let login = line[end..].starts_with(':') && authority(&line[end..]).contains('@');
        if login {
            change(line, start, end, names, changes);
        }
    }
}

fn change(line: &str, start: usize, end: usize, names: &mut Names, changes: &mut Vec<Change>) {
    let name = line[start..end].trim_end_matches('.');
    let new = if name.is_empty() { String::new() } else { names.user(name) };
    if new != name {
        changes.push((start..start + name.len(), new));
    }
}

/// How many bytes of a name a text begins with.
fn length(text: &str) -> usize {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    text.find(|c| !inside(c)).unwrap_or(text.len())
}

/// The part of a URL up to its path (RFC 3986 section 3.2), or what is left of the word.
fn authority(text: &str) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '\'' | '<' | '>'));
    &text[..end.unwrap_or(text.len())]
}
