//! Fields of one line of comma separated values (RFC 4180).

/// Most fields that are looked at; Exchange's tracking log has about 30.
const MOST: usize = 64;

/// The fields of a line, without the quotes around them. A quote that is
/// doubled within a field stays doubled: fields are parts of the line.
pub(super) fn fields(line: &str) -> Vec<&str> {
    let mut fields = Vec::new();
    let mut rest = line;
    while fields.len() < MOST {
        let (field, after) = next(rest);
        fields.push(field);
        match after {
            Some(after) => rest = after,
            None => break,
        }
    }
    fields
}

/// Whether a line may be a record of a log that begins with the time.
pub(super) fn begins_with_time(line: &str) -> bool {
    let line = line.strip_prefix('"').unwrap_or(line);
    line.len() > 19 && line.as_bytes()[..4].iter().all(u8::is_ascii_digit) && line.as_bytes()[10] == b'T'
}

/// The first field, and what follows its comma.
fn next(text: &str) -> (&str, Option<&str>) {
    let Some(inner) = text.strip_prefix('"') else {
        return text.split_once(',').map_or((text, None), |(field, after)| (field, Some(after)));
    };
    let mut from = 0;
    while let Some(at) = inner[from..].find('"').map(|at| from + at) {
        let after = &inner[at + 1..];
        if after.starts_with('"') {
            from = at + 2;
            continue;
        }
        // A stray quote within a field that is not ended by it.
        match after.strip_prefix(',') {
            Some(after) => return (&inner[..at], Some(after)),
            None if after.trim().is_empty() => return (&inner[..at], None),
            None => from = at + 1,
        }
    }
    (inner, None)
}

#[cfg(test)]
#[path = "csv_tests.rs"]
mod tests;
