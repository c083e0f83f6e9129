//! Mail addresses: `joe@example.org`, `joe%40example.org`, `"joe doe"@example.org`.

use super::names::Names;
use super::{Change, prefix};

/// Spellings of the sign between mailbox and domain.
const SIGNS: [&str; 4] = ["@", "%40", "&#64;", "&commat;"];

pub(super) fn find(line: &str, names: &mut Names, changes: &mut Vec<Change>) {
    for sign in SIGNS {
        for (at, _) in line.match_indices(sign) {
            let (start, end) =
                (local_start(line, at), at + sign.len() + domain_length(&line[at + sign.len()..]));
            let (local, domain) = (&line[start..at], &line[at + sign.len()..end]);
            let number = domain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
            if local.is_empty()
                || domain.is_empty() && !line[end..].starts_with('[')
                || number && !domain.is_empty()
            {
                continue;
            }
            // `_nodemailer@6.9.1@nodemailer`: what follows a second sign was looked at with the first.
            if line[..start].ends_with('@') {
                continue;
            }
            let user = names.user(local.trim_matches('"'));
            let host = if domain.is_empty() { String::new() } else { names.host(domain) };
            let mut new = format!("{user}{sign}{host}");
            let mut end = end;
            // A login with the server behind it: `joe@example.org@mail.example.net`.
            if let Some(rest) = line[end..].strip_prefix('@') {
                let length = domain_length(rest);
                if length > 0 {
                    new = format!("{new}@{}", names.host(&rest[..length]));
                    end += 1 + length;
                }
            }
            changes.push((start..end, new));
        }
    }
}

fn local_start(line: &str, at: usize) -> usize {
    if let Some(inner) = line[..at].strip_suffix('"') {
        return inner.rfind('"').unwrap_or(at);
    }
    let inside = |c: char| c.is_alphanumeric() || "._%+-=!#$&'*?^`{|}~".contains(c);
    let word = line[..at].char_indices().rev().take_while(|(_, c)| inside(*c)).last();
    let mut start = word.map_or(at, |(start, _)| start);
    start += prefix(line, start, &line[start..at]);
    // Quotes and marks around an address are no part of it.
    start = at
        - line[start..at]
            .trim_start_matches(['\'', '`', '*', '{', '|', '&', '!', '#', '=', '?', '-', '.'])
            .len();
    // `to=joe@...`; in `SRS0=...` and `bounce+joe=...` the sign is part of the name.
    let local = &line[start..at];
    let lower = local.to_ascii_lowercase();
    let encoded = ["srs0", "srs1", "prvs", "btv1", "bounce"].iter().any(|p| lower.starts_with(p));
    let plus = local.find('+').is_some_and(|plus| local.find('=').is_some_and(|equals| plus < equals));
    if encoded || plus {
        return start;
    }
    local.rfind('=').map_or(start, |equals| start + equals + 1)
}

fn domain_length(text: &str) -> usize {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let end = text.find(|c| !inside(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', '-', '_']).len()
}
