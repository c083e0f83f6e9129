//! Whether a line names something, as a word of its own.

/// Whether `line` holds `id`, and not as a part of a longer id.
pub(super) fn of_id(line: &str, id: &str) -> bool {
    let free = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
    !id.is_empty() && found(line, id, |before, after| free(before) && free(after.chars().next()))
}

/// Whether `line` holds the address, in any case.
pub(super) fn of_address(line: &str, address: &str) -> bool {
    let line = line.to_ascii_lowercase();
    let address = address.to_ascii_lowercase();
    let inside = |c: char| c.is_alphanumeric() || "._%+-=".contains(c);
    // `to=` and the like stand right before an address.
    let free_before = |c: Option<char>| !c.is_some_and(|c| inside(c) && c != '=');
    let free_after = |rest: &str| {
        let mut letters = rest.chars();
        match letters.next() {
            Some('.') => !letters.next().is_some_and(char::is_alphanumeric),
            Some(c) => !(c.is_alphanumeric() || c == '-'),
            None => true,
        }
    };
    !address.is_empty() && found(&line, &address, |before, after| free_before(before) && free_after(after))
}

fn found(line: &str, words: &str, free: impl Fn(Option<char>, &str) -> bool) -> bool {
    line.match_indices(words).any(|(at, _)| free(line[..at].chars().next_back(), &line[at + words.len()..]))
}
