//! What is odd about a password, said before the server is blamed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Words about a password that looks as if it was not what its owner meant.
/// They tell nothing of its content.
pub(crate) fn oddities(password: &str) -> Vec<&'static str> {
    let checks: [(bool, &'static str); 4] = [
        (
            in_groups(password),
            "has the blanks of an app password as it is shown; without them it is the same one",
        ),
        (!in_groups(password) && password.trim() != password, "begins or ends with a blank or a line end"),
        (!password.is_ascii(), "has letters beyond ASCII, which not all servers read alike"),
        (encoded(password), "looks base64-encoded; smtpdiag encodes it by itself"),
    ];
    checks.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words).collect()
}

/// Four groups of four small letters, as Google shows its app passwords.
fn in_groups(password: &str) -> bool {
    let groups: Vec<&str> = password.split_whitespace().collect();
    let fits = |group: &&str| group.len() == 4 && group.bytes().all(|b| b.is_ascii_lowercase());
    groups.len() == 4 && groups.iter().all(fits)
}

/// Base64 of readable text. Short ones may be chance.
fn encoded(password: &str) -> bool {
    let readable = |bytes: Vec<u8>| bytes.iter().all(|b| matches!(b, b' '..=b'~' | 0));
    password.len() >= 12 && STANDARD.decode(password).is_ok_and(readable)
}

#[cfg(test)]
#[path = "odd_password_tests.rs"]
mod tests;
