use std::collections::BTreeMap;

/// Values for the holes of texts, by the hole's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Values(BTreeMap<&'static str, String>);

impl Values {
    /// Sets a value; an empty one counts as unknown.
    pub(crate) fn set(&mut self, name: &'static str, value: &str) {
        if !value.is_empty() {
            self.0.insert(name, value.to_owned());
        }
    }

    /// Sets a value unless there is one.
    pub(crate) fn set_default(&mut self, name: &'static str, value: Option<&str>) {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            self.0.entry(name).or_insert_with(|| value.to_owned());
        }
    }

    /// Makes every value fit to show.
    pub(crate) fn show(&mut self, mut shown: impl FnMut(&str) -> String) {
        self.0.values_mut().for_each(|value| *value = shown(value));
    }

    /// The value of a hole.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

/// Fills the holes of a text: `{host|the server}` takes the host, or the
/// words after the bar. Other braces stay as they are.
pub(crate) fn fill(text: &str, values: &Values) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        match hole(rest, values) {
            Some((words, len)) => {
                out.push_str(words);
                rest = &rest[len..];
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The words for the hole at the start of `text`, and the hole's length.
fn hole<'a>(text: &'a str, values: &'a Values) -> Option<(&'a str, usize)> {
    let end = text.find('}')?;
    let (name, fallback) = text[1..end].split_once('|')?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    is_name.then(|| (values.get(name).unwrap_or(fallback), end + 1))
}
