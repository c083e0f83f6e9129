//! What causes say, layer by layer, and the names of the rules that name them.
//!
//! None of it is needed to find a cause. With the feature `texts` (the
//! default) the library has it in itself; the page loads it behind its module
//! and gives it a layer at a time. `core/build/texts.rs` writes what is read
//! here: fields, each behind a control character that tells what it is.

use super::cause::{Confirm, Fix, Link, Text};
use super::tables::LAYERS;
use super::{CauseId, registry};
use crate::report::Language;
use std::sync::OnceLock;

/// The texts of one layer.
#[derive(Debug)]
struct Layer {
    /// Of the causes, in the order of the table.
    causes: Vec<Text>,
    /// Of the rules, in the order of `RULES`.
    rules: Vec<&'static str>,
}

static READ: [OnceLock<Layer>; LAYERS.len()] = [const { OnceLock::new() }; LAYERS.len()];

/// Gives the texts of a layer, as [`layers_of_texts`](crate::layers_of_texts)
/// has them. Those that came first stay. Needed without the feature `texts`
/// alone; what is found before has no words.
pub fn give(layer: &str, texts: &str) {
    if layer == registry::NAME {
        registry::give(texts);
    }
    if let Some(index) = LAYERS.iter().position(|(name, _)| *name == layer) {
        READ[index].get_or_init(|| read(texts.to_owned().leak()));
    }
}

/// All layers, by name (the first part of a cause's id), and their texts; last
/// `registry`: what is said of codes, ports and providers that are asked for.
#[cfg(feature = "texts")]
pub fn layers() -> impl Iterator<Item = (&'static str, &'static str)> {
    let causes = LAYERS.iter().map(|(name, _)| *name).zip(super::tables::TEXTS.iter().copied());
    causes.chain([(registry::NAME, registry::TEXT)])
}

/// How many layers there are.
pub(super) fn count() -> usize {
    LAYERS.len()
}

/// The layer of a built-in cause, as a number.
pub(super) fn layer_of(cause: CauseId) -> usize {
    LAYERS.partition_point(|(_, first)| *first <= cause.0).saturating_sub(1)
}

/// What a built-in cause says in a language.
pub(super) fn of(cause: CauseId, language: Language) -> &'static Text {
    static NOTHING: Text = Text::titled("");
    let index = layer_of(cause);
    let number = usize::from(cause.0 - LAYERS[index].1);
    layer_in(index, language).and_then(|layer| layer.causes.get(number)).unwrap_or(&NOTHING)
}

/// The name of a rule, by its number among those of the layer of its cause.
pub(super) fn rule(cause: CauseId, number: u16) -> &'static str {
    layer(layer_of(cause)).and_then(|layer| layer.rules.get(usize::from(number))).copied().unwrap_or("")
}

fn layer_in(index: usize, language: Language) -> Option<&'static Layer> {
    match language {
        Language::English => layer(index),
        #[cfg(feature = "german")]
        Language::German => {
            static GERMAN: [OnceLock<Layer>; LAYERS.len()] = [const { OnceLock::new() }; LAYERS.len()];
            Some(GERMAN[index].get_or_init(|| read(super::tables::TEXTS_GERMAN[index])))
        }
    }
}

fn layer(index: usize) -> Option<&'static Layer> {
    #[cfg(feature = "texts")]
    return Some(READ[index].get_or_init(|| read(super::tables::TEXTS[index])));
    #[cfg(not(feature = "texts"))]
    return READ[index].get();
}

fn read(texts: &'static str) -> Layer {
    let mut layer = Layer { causes: Vec::new(), rules: Vec::new() };
    let mut rest = texts;
    while let Some(tag) = rest.chars().next() {
        let field = &rest[tag.len_utf8()..];
        let end = field.find(|c: char| c < ' ' && c != '\n').unwrap_or(field.len());
        let text = &field[..end];
        match (tag, layer.causes.last_mut()) {
            ('\x01', _) => layer.rules = text.lines().collect(),
            ('\x02', _) => layer.causes.push(Text::titled(text)),
            (tag, Some(cause)) => cause.add(tag, text),
            (_, None) => {}
        }
        rest = &field[end..];
    }
    layer
}

impl Text {
    fn add(&mut self, tag: char, text: &'static str) {
        match tag {
            '\x03' => self.summary = text,
            '\x04' => self.explanation = text,
            '\x05' => self.retry_after = Some(text),
            '\x06' => self.avoid.push(text),
            '\x07' => self.confirm.push(Confirm { os: text, command: "", expect: "" }),
            '\x08' => last(&mut self.confirm, |last| last.command = text),
            '\x0e' => last(&mut self.confirm, |last| last.expect = text),
            '\x0f' => self.fixes.push(Fix { platform: text, steps: Vec::new() }),
            '\x10' => last(&mut self.fixes, |last| last.steps.push(text)),
            '\x11' => self.references.push(Link { title: text, url: "" }),
            '\x12' => last(&mut self.references, |last| last.url = text),
            _ => {}
        }
    }
}

/// Changes the last member of a list, if it has one.
fn last<T>(list: &mut [T], change: impl FnOnce(&mut T)) {
    if let Some(last) = list.last_mut() {
        change(last);
    }
}

#[cfg(test)]
#[path = "texts_tests.rs"]
mod tests;
