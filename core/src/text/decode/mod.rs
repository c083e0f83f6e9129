//! The layers that undo what happened to a text on its way into a paste, one
//! file each. Every layer keeps the places through [`Rewriter`](super::Rewriter).

pub(super) mod charset;
mod entities;
mod escapes;
mod head;
mod json;
mod logfmt;
mod markup;
mod mime;
mod quoted;
mod run_on;
mod tags;
mod terminal;
mod typography;
mod wrap;

use super::{Line, OffsetMap};
use markup::Markup;
use mime::Mime;
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
    mime: Mime,
    wrap: Wrap,
}

impl Layers {
    /// Takes the next line, as its bytes say it, and gives out those that are done.
    pub(super) fn push(&mut self, line: Line, out: &mut Vec<Line>) {
        undone(line, &mut |line| self.place(line, out));
    }

    /// Gives out the lines that are held back.
    pub(super) fn finish(&mut self, out: &mut Vec<Line>) {
        let mut decoded = Vec::new();
        self.mime.finish(&mut decoded);
        self.unpacked(decoded, out);
        self.wrap.flush(out);
    }

    /// Whether a line is held back.
    pub(super) const fn hold(&self) -> bool {
        self.wrap.holds()
    }

    fn place(&mut self, mut line: Line, out: &mut Vec<Line>) {
        if let Some((text, map)) = self.markup.undo(&line.text, &line.map) {
            line = Line { number: line.number, text, map };
        }
        let mut decoded = Vec::new();
        let line = self.mime.push(line, &mut decoded);
        self.unpacked(decoded, out);
        if let Some(line) = line {
            self.wrap.push(line, out);
        }
    }

    /// What a part of a mail held has layers of its own.
    fn unpacked(&mut self, decoded: Vec<Line>, out: &mut Vec<Line>) {
        for line in decoded {
            undone(line, &mut |line| self.wrap.push(line, out));
        }
    }
}

/// Undoes all layers that work on one line; it may become several.
fn undone(mut line: Line, each: &mut dyn FnMut(Line)) {
    for layer in LAYERS {
        if let Some((text, map)) = layer(&line.text, &line.map) {
            line = Line { number: line.number, text, map };
        }
    }
    if line.text.contains('\n') { split(&line).for_each(each) } else { each(line) }
}

fn split(line: &Line) -> impl Iterator<Item = Line> + '_ {
    let mut at = line.text.len() - line.text.trim_start_matches('\n').len();
    line.text.trim_matches('\n').split('\n').filter_map(move |part| {
        let start = at;
        at += part.len() + 1;
        let map = line.map.slice(start..start + part.len());
        // Tags leave blanks that nobody wrote.
        (part.is_empty() || !part.trim().is_empty()).then(|| Line {
            number: line.number,
            text: part.to_owned(),
            map,
        })
    })
}
