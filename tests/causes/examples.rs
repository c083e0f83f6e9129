//! Reads `core/data/causes/<layer>/<slug>.examples.txt`.

use std::fs;
use std::path::{Path, PathBuf};

/// What an example must get.
pub enum Wanted {
    Yes,
    Also,
    No,
}

impl Wanted {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Also => "also",
            Self::No => "no",
        }
    }
}

/// A paste with the answer that it must get.
pub struct Example {
    pub cause: String,
    pub wanted: Wanted,
    pub title: String,
    pub text: String,
    /// File and line, for messages.
    pub place: String,
}

/// Every example of every cause.
pub fn all() -> Vec<Example> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data/causes");
    let files = entries(&root).into_iter().flat_map(|layer| entries(&layer));
    files.filter(|f| f.to_string_lossy().ends_with(".examples.txt")).flat_map(|f| of_file(&f)).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    paths.sort();
    paths
}

fn of_file(path: &Path) -> Vec<Example> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let name = |p: Option<&std::ffi::OsStr>| p.map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let layer = name(path.parent().and_then(Path::file_name));
    let slug = name(path.file_name()).replace(".examples.txt", "");
    let mut examples: Vec<Example> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let place = format!("{}:{}", path.display(), number + 1);
        if let Some(head) = line.strip_prefix("===") {
            examples.push(begin(head, format!("{layer}.{slug}"), place));
        } else if let Some(example) = examples.last_mut() {
            example.text.push_str(line);
            example.text.push('\n');
        }
    }
    examples
}

fn begin(head: &str, cause: String, place: String) -> Example {
    let mut words = head.trim().splitn(2, char::is_whitespace);
    let wanted = match words.next() {
        Some("yes") => Wanted::Yes,
        Some("also") => Wanted::Also,
        _ => Wanted::No,
    };
    let title = words.next().unwrap_or("").split("source:").next().unwrap_or("").trim().to_owned();
    Example { cause, wanted, title, text: String::new(), place }
}
