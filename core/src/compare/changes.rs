use super::facts::{Fact, facts};
use super::times;
use crate::report::{Change, DIFF_SCHEMA, Difference, Report};

/// What is other in `after` than in `before`, but for times.
#[must_use]
pub fn changes(before: &Report, after: &Report) -> Vec<Change> {
    let (old, new) = (facts(before), facts(after));
    old.iter()
        .zip(&new)
        .filter(|(old, new)| old.items != new.items)
        .map(|(old, new)| change(old, new))
        .collect()
}

/// The same, with the times that differ beyond noise.
#[must_use]
pub fn difference(before: &Report, after: &Report) -> Difference {
    let mut list = changes(before, after);
    list.extend(times::changes(before, after));
    Difference { schema: DIFF_SCHEMA.into(), same: list.is_empty(), changes: list }
}

pub(super) fn change(old: &Fact, new: &Fact) -> Change {
    let change = changed(old.what, old.value(), new.value());
    if !new.list || old.items.is_empty() || new.items.is_empty() {
        return change;
    }
    let only = |one: &Fact, other: &Fact| -> Vec<String> {
        one.items.iter().filter(|item| !other.items.contains(item)).cloned().collect()
    };
    let (gone, come) = (only(old, new), only(new, old));
    let part =
        |word: &str, items: Vec<String>| (!items.is_empty()).then(|| format!("{word} {}", items.join(", ")));
    let parts = [part("gone:", gone), part("new:", come)];
    let words = format!("{}: {}", new.what, parts.into_iter().flatten().collect::<Vec<_>>().join("; "));
    Change { words, ..change }
}

/// A change of a value.
pub(super) fn changed(what: &str, before: Option<String>, after: Option<String>) -> Change {
    let words = match (&before, &after) {
        (Some(before), Some(after)) => format!("{what}: {after}; before it was {before}"),
        (None, Some(after)) => format!("{what}: {after}; before there was none"),
        (Some(before), None) => format!("{what}: none; before it was {before}"),
        (None, None) => format!("{what}: none"),
    };
    Change { what: what.into(), before, after, words }
}

#[cfg(test)]
#[path = "changes_tests.rs"]
pub(super) mod tests;
