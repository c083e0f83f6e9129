//! Logins and home folders: `sasl_username=joe`, `/home/joe/`.

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
            let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
            let end = line[start..].find(|c| !inside(c)).map_or(line.len(), |i| start + i);
            let name = line[start..end].trim_end_matches('.');
            // An address is changed as a whole.
            if !name.is_empty() && !line[end..].starts_with(['@', '%']) {
                let new = names.user(name);
                if new != name {
                    changes.push((start..start + name.len(), new));
                }
            }
        }
    }
}
