//! Masks secrets in lines that are shown.

mod assignment;
mod base64_token;
mod call;
mod token;

use crate::smtp::secret::{self, MASK};
use std::ops::Range;

/// Finds the places of secrets in one line.
type Finder = fn(&str, &mut Vec<Range<usize>>);

/// The kinds of secrets, one file each.
const FINDERS: &[Finder] =
    &[auth, assignment::find, token::find, base64_token::find, base64_token::find_quoted, call::find];

/// A line with its secrets masked, and how many there were. Passwords and
/// tokens by their names (`Password: x`, `pass=x`), in URLs, in AUTH commands
/// and their answers, and keys known by their shape.
#[must_use]
pub fn mask(line: &str) -> (String, u32) {
    let mut places = Vec::new();
    for finder in FINDERS {
        finder(line, &mut places);
    }
    places.retain(|place| !place.is_empty() && !line[place.clone()].bytes().all(|b| b == b'*'));
    places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    let mut out = String::with_capacity(line.len());
    let (mut at, mut count) = (0, 0);
    for place in places {
        if place.end <= at {
            continue;
        }
        if place.start >= at {
            out.push_str(&line[at..place.start]);
            out.push_str(MASK);
            count += 1;
        }
        at = place.end;
    }
    out.push_str(&line[at..]);
    (out, count)
}

/// The initial response of an AUTH command anywhere in the line.
fn auth(line: &str, places: &mut Vec<Range<usize>>) {
    for (at, word) in line.char_indices().filter_map(|(at, _)| Some((at, line.get(at..at + 5)?))) {
        if !word.eq_ignore_ascii_case("AUTH ")
            || line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-')
        {
            continue;
        }
        let end = line[at..].find(['"', '\'', '\\', '<', ';', ')']).map_or(line.len(), |end| at + end);
        // What follows the response is no part of the command.
        let words = line[at..end].match_indices(' ').nth(2).map_or(end, |(blank, _)| at + blank);
        let Some(place) = secret::initial_response(&line[at..words]) else { continue };
        let place = at + place.start..at + place.end;
        let mechanism = line[at + 5..place.start].trim();
        let response = &line[place.clone()];
        // `AUTH LOGIN failed`: base64 comes in groups of four.
        let word = !response.len().is_multiple_of(4) && response.bytes().all(|b| b.is_ascii_lowercase());
        let named = is_mechanism(mechanism) || !mechanism.contains(|c: char| c.is_ascii_lowercase());
        if named && !word && !is_mechanism(response) {
            places.push(place);
        }
    }
}

/// `AUTH PLAIN LOGIN` is what a server offers, not what a client sends.
fn is_mechanism(word: &str) -> bool {
    const NAMES: [&str; 10] = [
        "PLAIN",
        "LOGIN",
        "CRAM-MD5",
        "DIGEST-MD5",
        "NTLM",
        "XOAUTH",
        "XOAUTH2",
        "OAUTHBEARER",
        "GSSAPI",
        "EXTERNAL",
    ];
    let word = word.trim_end_matches([',', '.']);
    NAMES.iter().any(|name| name.eq_ignore_ascii_case(word))
        || word.to_ascii_uppercase().starts_with("SCRAM-")
}

#[cfg(test)]
#[path = "redact_tests.rs"]
mod tests;
