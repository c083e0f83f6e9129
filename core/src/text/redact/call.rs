//! Passwords that stand as arguments in a line of source code, as tracebacks
//! quote it: `server.login("joe", "...")`.

use std::ops::Range;

/// Calls that take a password, in lower case, and which of their quoted
/// arguments it is, from 0.
const CALLS: &[(&str, usize)] = &[
    ("login(", 1),
    ("authenticate(", 1),
    (".auth(", 1),
    ("networkcredential(", 1),
    ("passwordauthentication(", 1),
    ("credentials::new(", 1),
    ("plainauth(", 2),
    ("newdialer(", 2),
    ("setpassword(", 0),
    ("set_password(", 0),
    ("withpassword(", 0),
];

/// Finds the quoted password of each such call.
pub(super) fn find(line: &str, places: &mut Vec<Range<usize>>) {
    // ASCII alone changes: places in the copy are places in the line.
    let lower = line.to_ascii_lowercase();
    for (call, argument) in CALLS {
        for (at, _) in lower.match_indices(call) {
            let open = at + call.len();
            places.extend(quoted(&line[open..]).nth(*argument).map(|r| open + r.start..open + r.end));
        }
    }
}

/// The insides of quoted arguments, up to the end of the line.
fn quoted(arguments: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let open = at + arguments.get(at..)?.find(['"', '\''])?;
        let mark = char::from(arguments.as_bytes()[open]);
        let start = open + 1;
        let end = start + closing(&arguments[start..], mark);
        at = end + 1;
        Some(start..end)
    })
}

/// Where the string ends; a mark behind a backslash is part of it.
fn closing(text: &str, mark: char) -> usize {
    let ends = |at: usize| !text[..at].ends_with('\\');
    text.match_indices(mark).map(|(at, _)| at).find(|at| ends(*at)).unwrap_or(text.len())
}

#[cfg(test)]
#[path = "call_tests.rs"]
mod tests;
