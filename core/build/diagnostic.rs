//! Problems in data files, with their place.

use std::ops::Range;
use std::path::Path;

/// All problems of a run; printed together at its end.
#[derive(Default)]
pub struct Problems {
    lines: Vec<String>,
}

/// A data file that a problem can point into.
#[derive(Clone)]
pub struct Source {
    /// Path as people type it, from the workspace root.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// Reads a file; a failure is a problem of its own.
    pub fn read(path: &Path, problems: &mut Problems) -> Option<Self> {
        let shown = path.components().skip_while(|c| c.as_os_str() != "data");
        let shown = format!("core/{}", shown.collect::<std::path::PathBuf>().display());
        match std::fs::read_to_string(path) {
            Ok(text) => Some(Self { path: shown, text }),
            Err(error) => {
                problems.lines.push(format!("{shown}:1:1: cannot be read: {error}"));
                None
            }
        }
    }

    fn place(&self, at: usize) -> (usize, usize) {
        let before = &self.text.as_bytes()[..at.min(self.text.len())];
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
        (line, column)
    }
}

impl Problems {
    /// Notes that `what` is wrong at `span` of `source`; `hint` says what to do.
    pub fn add(&mut self, source: &Source, span: Range<usize>, what: &str, hint: &str) {
        let (line, column) = source.place(span.start);
        let hint = if hint.is_empty() { String::new() } else { format!("; {hint}") };
        self.lines.push(format!("{}:{line}:{column}: {what}{hint}", source.path));
    }

    /// Prints everything for cargo; true when there was a problem.
    pub fn print(&mut self) -> bool {
        self.lines.sort();
        self.lines.dedup();
        for line in &self.lines {
            println!("cargo::error={}", line.replace('\n', " "));
        }
        !self.lines.is_empty()
    }
}
