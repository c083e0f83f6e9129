//! Values of a JSON record on one line. The line may be cut, and escapes in
//! it may have been undone already, so it is read as text and not as a tree.

/// The text of a string field, wherever it stands in the record.
pub(super) fn string<'a>(record: &'a str, name: &str) -> Option<&'a str> {
    let rest = after_name(record, name)?.strip_prefix(['[', ' ']).unwrap_or(after_name(record, name)?);
    let inner = rest.trim_start().strip_prefix('"')?;
    let ends = inner.match_indices('"').map(|(at, _)| at);
    let end = ends.filter(|at| !inner[..*at].ends_with('\\')).find(|at| closes(&inner[at + 1..]));
    Some(&inner[..end.unwrap_or(inner.len())])
}

/// The digits of a number field.
pub(super) fn number(record: &str, name: &str) -> Option<u16> {
    let rest = after_name(record, name)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    rest[..digits].parse().ok()
}

/// What follows `"name":`.
fn after_name<'a>(record: &'a str, name: &str) -> Option<&'a str> {
    let at = record.match_indices(name).find(|(at, _)| {
        record[..*at].ends_with('"') && record[at + name.len()..].trim_start().starts_with("\":")
    })?;
    Some(record[at.0 + name.len()..].trim_start().strip_prefix("\":")?.trim_start())
}

/// Whether a quote before this ends a value.
fn closes(after: &str) -> bool {
    let after = after.trim_start();
    match after.strip_prefix(',') {
        Some(next) => next.trim_start().starts_with(['"', '{', '[']) || next.trim().is_empty(),
        None => after.is_empty() || after.starts_with(['}', ']']),
    }
}

#[cfg(test)]
#[path = "json_field_tests.rs"]
mod tests;
