use crate::carriers;
use crate::session::Place;
use crate::text::Line;
use std::ops::Range;

/// One line as readers see it: without what wraps it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    line: &'a Line,
    /// The words, without the wrapping.
    pub(crate) text: &'a str,
    /// Time, as the line writes it.
    pub(crate) at: Option<&'a str>,
    /// The program that wrote it, where a log says so.
    pub(crate) program: Option<&'a str>,
    /// The member of JSON that holds the line.
    pub(crate) member: Option<&'a str>,
    /// Process or connection, where a log says so.
    pub(crate) process: Option<&'a str>,
}

impl<'a> Row<'a> {
    /// Takes off what wraps a line.
    pub(crate) fn new(line: &'a Line) -> Self {
        let carried = carriers::unwrap(&line.text);
        let carriers::Carried { at, program, process, member, rest } = carried;
        Self { line, text: rest.trim_end(), at, program, member, process }
    }

    /// The same row, its words narrowed to `text`, which is a part of them.
    pub(crate) const fn with(self, text: &'a str) -> Self {
        Self { text, ..self }
    }

    /// The same row of a delivery that a log names; `None` leaves what is known.
    pub(crate) fn keyed(self, key: Option<&'a str>) -> Self {
        Self { process: key.or(self.process), ..self }
    }

    /// The row with its words narrowed by what `f` gives, if it does.
    pub(crate) fn part(self, f: impl FnOnce(&'a str) -> Option<&'a str>) -> Option<Self> {
        f(self.text).map(|text| self.with(text))
    }

    /// Where the words stand.
    pub(crate) fn place(&self) -> Place {
        Place { line: self.line.number, span: self.line.span(self.range()) }
    }

    /// Number of the line.
    pub(crate) const fn number(&self) -> u64 {
        self.line.number
    }

    fn range(&self) -> Range<usize> {
        let start = (self.text.as_ptr() as usize).wrapping_sub(self.line.text.as_ptr() as usize);
        // A text from elsewhere (never meant to be) stands for the whole line.
        if start <= self.line.text.len() && start + self.text.len() <= self.line.text.len() {
            start..start + self.text.len()
        } else {
            0..self.line.text.len()
        }
    }
}
