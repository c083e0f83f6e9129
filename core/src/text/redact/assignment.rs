//! Secrets by the name that stands before them: `Password: x`, `pass=x`,
//! `'password' => 'x'`, `["Password"]=> string(3) "x"`, `Bearer x`.

use std::ops::Range;

/// What msmtp calls a command that prints the password; it may hold the password.
const COMMAND: &str = "passwordeval";

/// Names of secrets, in lower case, longest first.
const NAMES: [&str; 15] = [
    COMMAND,
    "authorization",
    "refresh_token",
    "client_secret",
    "access_token",
    "passphrase",
    "password",
    "api_key",
    "api-key",
    "apikey",
    "passwd",
    "secret",
    "token",
    "pass",
    "pwd",
];

pub(super) fn find(line: &str, places: &mut Vec<Range<usize>>) {
    let lower = line.to_ascii_lowercase();
    for name in NAMES {
        for (at, _) in lower.match_indices(name) {
            if stands_alone(line, at, name)
                && let Some(place) = value(line, at + name.len(), name)
            {
                places.push(place);
            }
        }
    }
    // s-nail: `Credentials: host mail.example.com, user joe, pass x`
    for (at, found) in lower.match_indices(", pass ") {
        let user = lower[..at].rfind(", user ").map(|user| &lower[user + ", user ".len()..at]);
        if user.is_some_and(|user| !user.contains(' ')) && !line[at..].ends_with("''") {
            places.push(at + found.len()..line.trim_end().len());
        }
    }
    for (at, _) in lower.match_indices("bearer ") {
        let token = word(line, at + "bearer ".len());
        if token.len() >= 16 {
            places.push(token);
        }
    }
}

/// `pass` is no secret within `bypass` or `compass`; `smtp_password` and `MailPassword` are.
fn stands_alone(line: &str, at: usize, name: &str) -> bool {
    let before = line[..at].chars().next_back();
    let upper = line[at..].starts_with(|c: char| c.is_ascii_uppercase());
    name.len() > 5 || !before.is_some_and(|c| c.is_alphanumeric() && !(c.is_ascii_lowercase() && upper))
}

/// The place of the value that is given to the name ending at `at`.
fn value(line: &str, at: usize, name: &str) -> Option<Range<usize>> {
    let rest = &line[at..];
    let closed = rest.trim_start_matches(['"', '\'', ']', ')', '`', '*']);
    let spaced = closed.trim_start();
    let mut sure = true;
    let after = if let Some(after) = spaced.strip_prefix("=>").or_else(|| spaced.strip_prefix("==")) {
        after
    } else if let Some(after) = spaced.strip_prefix('=') {
        after
    } else {
        sure = closed.len() < rest.len();
        spaced.strip_prefix(':')?
    };
    let start = line.len() - skip_type(after.trim_start()).len();
    if name == COMMAND {
        return Some(start..line.trim_end().len());
    }
    let rest = &line[start..];
    if let Some(quote @ ('"' | '\'')) = rest.chars().next() {
        let inner = &rest[1..];
        return Some(start + 1..start + 1 + inner.find(quote).unwrap_or(inner.len()));
    }
    if name == "authorization" {
        let scheme = rest.find(' ').map_or(0, |at| at + 1);
        return Some(word(line, start + scheme));
    }
    let place = word(line, start);
    (sure || is_whole(line, &place) || is_secret_looking(&line[place.clone()])).then_some(place)
}

/// PHP's var_dump writes `string(3) ` before the value.
fn skip_type(text: &str) -> &str {
    match text.strip_prefix("string(").and_then(|rest| rest.split_once(')')) {
        Some((length, rest)) if length.bytes().all(|b| b.is_ascii_digit()) => rest.trim_start(),
        _ => text,
    }
}

fn word(line: &str, start: usize) -> Range<usize> {
    let rest = &line[start..];
    let end =
        rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '\'' | '&' | '<' | ')' | '}'));
    start..start + end.unwrap_or(rest.len())
}

/// After `:`, prose goes on for some words ("password: it was wrong"), a value ends the line.
fn is_whole(line: &str, place: &Range<usize>) -> bool {
    line[place.end..].trim().is_empty()
}

fn is_secret_looking(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ':']);
    word.len() >= 4
        && word.contains(|c: char| c.is_ascii_digit() || matches!(c, '!' | '$' | '#' | '@' | '%' | '+'))
}
