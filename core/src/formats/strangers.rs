//! Whether the client that a server's own log speaks of is a stranger to it.

use std::net::IpAddr;

/// Fields that logs write only of clients that have logged in.
const LOGGED_IN: [&str; 6] = ["sasl_username=", " A=login:", " A=plain:", " A=cram", "auth=yes", "authid="];

/// A client of a server is a stranger unless it logged in or comes from the
/// machine itself or a private network.
pub(super) fn is_stranger(text: &str) -> bool {
    let logged_in = LOGGED_IN.iter().any(|mark| text.contains(mark));
    !logged_in && is_far(text)
}

/// The same of a login that failed, where the name of the user proves nothing.
pub(super) fn is_far(text: &str) -> bool {
    !address(text).is_some_and(is_own)
}

/// The first address of a line, where logs put the client's.
fn address(text: &str) -> Option<IpAddr> {
    const MOST: usize = 200;
    let words = text.split(|c: char| !(c.is_ascii_hexdigit() || matches!(c, '.' | ':')));
    words.take(MOST).find_map(|word| {
        let word = word.trim_matches(['.', ' ']).trim_end_matches(':');
        // `::` and `a::` are as short as words are.
        if word.len() < 3 {
            None
        } else {
            word.parse().or_else(|_| word.trim_start_matches(':').parse()).ok()
        }
    })
}

const fn is_own(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}

#[cfg(test)]
#[path = "strangers_tests.rs"]
mod tests;
