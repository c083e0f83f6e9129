//! From the arguments to the files behind them.

use super::{Input, advice};
use crate::failure::Failure;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Most files of one run; a folder with more is not what was meant.
const FILES: usize = 10_000;
/// Folders within folders that are entered.
const DEPTH: usize = 32;

/// What the arguments stand for.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// What can be read, in order, each once.
    pub(crate) inputs: Vec<Input>,
    /// What cannot.
    pub(crate) failures: Vec<Failure>,
}

/// Finds the files: folders are walked by name, hidden files in them left
/// out. A file that is reached by two ways is read once, so links that lead
/// in a circle end.
pub(crate) fn walk(arguments: &[PathBuf]) -> Found {
    let mut walker = Walker::default();
    for argument in arguments {
        if argument.as_os_str() == "-" {
            walker.add(Input::Stdin);
        } else {
            walker.path(argument);
        }
    }
    if walker.found.inputs.is_empty() && walker.found.failures.is_empty() {
        let names: Vec<String> = arguments.iter().map(|a| a.display().to_string()).collect();
        walker.found.failures.push(Failure::usage(
            format!("no files in {}", names.join(", ")),
            "Hidden files are left out: name one to read it.",
        ));
    }
    walker.found
}

#[derive(Default)]
struct Walker {
    found: Found,
    seen: HashSet<PathBuf>,
    full: bool,
}

impl Walker {
    /// A path of the command line: whatever it is, it was meant.
    fn path(&mut self, path: &Path) {
        match fs::metadata(path) {
            Ok(there) if there.is_dir() => self.folder(path, 0),
            Ok(_) => self.file(path),
            Err(error) => self.failed(path, error),
        }
    }

    fn folder(&mut self, path: &Path, depth: usize) {
        if depth > DEPTH || !self.is_new(path) {
            return;
        }
        let names = match fs::read_dir(path).and_then(|entries| {
            entries.map(|entry| entry.map(|e| e.file_name())).collect::<Result<Vec<_>, _>>()
        }) {
            Ok(names) => names,
            Err(error) => return self.failed(path, error),
        };
        let mut names: Vec<_> =
            names.into_iter().filter(|name| !name.as_encoded_bytes().starts_with(b".")).collect();
        names.sort();
        for name in names {
            let inner = path.join(name);
            match fs::metadata(&inner) {
                Ok(there) if there.is_dir() => self.folder(&inner, depth + 1),
                // Sockets and pipes in a folder are no logs, and would be waited for.
                Ok(there) if there.is_file() => self.file(&inner),
                Ok(_) => {}
                Err(error) => self.failed(&inner, error),
            }
        }
    }

    fn file(&mut self, path: &Path) {
        if self.is_new(path) {
            self.add(Input::File(path.to_owned()));
        }
    }

    fn add(&mut self, input: Input) {
        if self.found.inputs.len() < FILES {
            if input != Input::Stdin || !self.found.inputs.contains(&input) {
                self.found.inputs.push(input);
            }
        } else if !self.full {
            self.full = true;
            self.found.failures.push(Failure::usage(
                format!("more than {FILES} files: the others are not read"),
                "Name the folder that holds the mail logs.",
            ));
        }
    }

    /// Whether a path leads to something that was not met before. What has
    /// no path of its own (a pipe of the shell) is always new.
    fn is_new(&mut self, path: &Path) -> bool {
        fs::canonicalize(path).map_or(true, |real| self.seen.insert(real))
    }

    fn failed(&mut self, path: &Path, source: std::io::Error) {
        let advice = advice(&source).into();
        self.found.failures.push(Failure::Read { path: path.display().to_string(), advice, source });
    }
}
