use std::fmt;
use std::ops::Range;

/// All problems of a run; told together at its end.
#[derive(Default)]
pub(crate) struct Problems {
    pub(crate) list: Vec<Problem>,
}

/// Something wrong in a file of rules.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, as its reader named it.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// What to do; may be empty.
    pub hint: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column, what, hint } = self;
        let gap = if hint.is_empty() { "" } else { "; " };
        write!(f, "{path}:{line}:{column}: {}{gap}{hint}", what.replace('\n', " "))
    }
}

/// A file that a problem can point into.
#[derive(Clone)]
pub(crate) struct Source {
    /// Its name, as people type it.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

impl Source {
    fn place(&self, at: usize) -> (usize, usize) {
        let before = &self.text.as_bytes()[..at.min(self.text.len())];
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
        (line, column)
    }
}

impl Problems {
    /// Notes that `what` is wrong at `span` of `source`; `hint` says what to do.
    pub(crate) fn add(&mut self, source: &Source, span: Range<usize>, what: &str, hint: &str) {
        let (line, column) = source.place(span.start);
        let (path, what, hint) = (source.path.clone(), what.to_owned(), hint.to_owned());
        self.list.push(Problem { path, line, column, what, hint });
    }

    /// All of them, in the order of files and lines, each once.
    pub(crate) fn sorted(mut self) -> Vec<Problem> {
        self.list.sort();
        self.list.dedup();
        self.list
    }
}
