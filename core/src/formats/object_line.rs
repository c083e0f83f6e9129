//! Lines of objects that are printed at length: JSON, and what JavaScript prints.

/// One line of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ObjectLine<'a> {
    /// The name, where the line has one.
    pub(super) key: Option<&'a str>,
    /// Whether the name stands in quotes, as in JSON.
    pub(super) quoted: bool,
    /// What the line gives.
    pub(super) value: ObjectValue<'a>,
}

/// What a line of an object gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ObjectValue<'a> {
    /// An object or array begins.
    Open,
    /// It ends.
    Close,
    /// A string, without its quotes.
    Text(&'a str),
    /// A number or another word.
    Word(&'a str),
    /// A whole array.
    List,
    /// A whole object.
    Object,
}

impl<'a> ObjectLine<'a> {
    /// Reads a line; `None` where it is no such line.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim();
        if let Some(value) = structure(text) {
            return Some(Self { key: None, quoted: false, value });
        }
        let Some((key, quoted, rest)) = named(text) else {
            let value = string(text)?;
            return Some(Self { key: None, quoted: false, value: ObjectValue::Text(value) });
        };
        let rest = rest.trim();
        let value = structure(rest)
            .or_else(|| whole(rest))
            .or_else(|| string(rest).map(ObjectValue::Text))
            .or_else(|| word(rest))?;
        Some(Self { key: Some(key), quoted, value })
    }
}

/// `{`, `[`, `},`, `]`, also with marks of the same kind behind.
fn structure(text: &str) -> Option<ObjectValue<'_>> {
    let marks = |set: &str| !text.is_empty() && text.chars().all(|c| set.contains(c));
    if marks("{[( ") {
        Some(ObjectValue::Open)
    } else if marks("}]),; ") && !text.starts_with([',', ';']) {
        Some(ObjectValue::Close)
    } else {
        None
    }
}

/// An array or an object that ends on its line.
fn whole(text: &str) -> Option<ObjectValue<'static>> {
    let text = text.trim_end_matches([',', ' ']);
    if text.starts_with('[') && text.ends_with(']') {
        Some(ObjectValue::List)
    } else {
        (text.starts_with('{') && text.ends_with('}')).then_some(ObjectValue::Object)
    }
}

/// The name before the colon.
fn named(text: &str) -> Option<(&str, bool, &str)> {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let (key, rest) = text[1..].split_once(quote)?;
        return Some((key, true, rest.trim_start().strip_prefix(':')?));
    }
    let (key, rest) = text.split_once(": ")?;
    let fits =
        !key.is_empty() && key.len() <= 40 && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    fits.then_some((key, false, rest))
}

/// The inside of a string; a comma or a plus sign may follow it, its end may be missing.
fn string(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let inner = text[1..].trim_end().trim_end_matches([',', '+', ' ']);
    Some(inner.strip_suffix(quote).unwrap_or(inner))
}

fn word(text: &str) -> Option<ObjectValue<'_>> {
    let word = text.trim_end_matches(',').trim();
    let fits = !word.is_empty() && word.len() <= 40 && !word.contains(char::is_whitespace);
    fits.then_some(ObjectValue::Word(word))
}
