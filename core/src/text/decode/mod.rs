//! The layers that undo what happened to a text on its way into a paste, one
//! file each. Every layer keeps the places through [`Rewriter`](super::Rewriter).

pub(super) mod charset;
mod entities;
mod escapes;
mod head;
mod json;
mod logfmt;
mod markup;
mod quoted;
mod run_on;
mod tags;
mod terminal;
mod typography;
mod wrap;

use super::{Line, OffsetMap};
use markup::Markup;
use wrap::Wrap;

/// A layer on the characters of one line; `None` where it changes nothing. A
/// `\n` that it writes splits the line.
type Layer = fn(&str, &OffsetMap) -> Option<(String, OffsetMap)>;

/// The layers in the order in which they are undone. JSON comes first, for
/// what it escapes is undone by the others; again for JSON within JSON, within
/// colours or entities. Entities come twice, for text that was escaped twice,
/// and before tags, for tags that were escaped.
const LAYERS: &[Layer] = &[
    json::undo,
    terminal::undo,
    json::undo,
    logfmt::undo,
    entities::undo,
    entities::undo,
    json::undo,
    tags::undo,
    typography::undo,
    escapes::undo,
    run_on::undo,
];

/// All layers, with what they remember from line to line.
#[derive(Debug, Default)]
pub(super) struct Layers {
    markup: Markup,
    wrap: Wrap,
}

impl Layers {
    /// Takes the next line, as its bytes say it, and gives out those that are done.
    pub(super) fn push(&mut self, mut line: Line, out: &mut Vec<Line>) {
        for layer in LAYERS {
            if let Some((text, map)) = layer(&line.text, &line.map) {
                line = Line { number: line.number, text, map };
            }
        }
        if line.text.contains('\n') {
            for part in split(&line) {
                self.place(part, out);
            }
        } else {
            self.place(line, out);
        }
    }

    /// Gives out the line that is held back.
    pub(super) fn finish(&mut self, out: &mut Vec<Line>) {
        self.wrap.flush(out);
    }

    fn place(&mut self, mut line: Line, out: &mut Vec<Line>) {
        if let Some((text, map)) = self.markup.undo(&line.text, &line.map) {
            line = Line { number: line.number, text, map };
        }
        self.wrap.push(line, out);
    }
}

fn split(line: &Line) -> impl Iterator<Item = Line> + '_ {
    let mut at = 0;
    line.text.split('\n').filter_map(move |part| {
        let start = at;
        at += part.len() + 1;
        let map = line.map.slice(start..start + part.len());
        // Tags leave empty lines that nobody wrote.
        (!part.trim().is_empty()).then(|| Line { number: line.number, text: part.to_owned(), map })
    })
}
