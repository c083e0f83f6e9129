//! What only `explain` says of codes, ports and providers. It comes with the
//! texts of causes (see `texts.rs`); `core/build/registry.rs` writes it.

use super::Link;
use std::sync::OnceLock;

/// Its name among the layers of texts.
pub(super) const NAME: &str = "registry";

#[cfg(feature = "texts")]
pub(super) static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/texts/registry.txt"));

static READ: OnceLock<Vec<Vec<&'static str>>> = OnceLock::new();

pub(super) fn give(text: &str) {
    READ.get_or_init(|| read(text.to_owned().leak()));
}

fn read(text: &'static str) -> Vec<Vec<&'static str>> {
    text.split('\x01').skip(1).map(|entry| entry.split('\x02').skip(1).collect()).collect()
}

fn entries() -> &'static [Vec<&'static str>] {
    #[cfg(feature = "texts")]
    return READ.get_or_init(|| read(TEXT));
    #[cfg(not(feature = "texts"))]
    return READ.get().map_or(&[], Vec::as_slice);
}

/// The words of an entry, by its number; empty where they are not there (yet).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(pub(crate) u16);

impl Words {
    /// A field that is one text.
    pub(super) fn text(self, field: usize) -> &'static str {
        let entry = entries().get(usize::from(self.0));
        entry.and_then(|fields| fields.get(field)).copied().unwrap_or("")
    }

    /// A field that is a list.
    pub(super) fn list(self, field: usize) -> Vec<&'static str> {
        self.text(field).split('\x03').skip(1).collect()
    }

    /// A field that is a list of pairs.
    pub(super) fn pairs(self, field: usize) -> Vec<(&'static str, &'static str)> {
        self.list(field).chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
    }

    /// A field that is a list of links.
    pub(super) fn links(self, field: usize) -> Vec<Link> {
        self.pairs(field).into_iter().map(|(title, url)| Link { title, url }).collect()
    }
}

#[cfg(test)]
#[path = "registry_tests.rs"]
mod tests;
