//! A folder of users' rules.

use super::input::advice;
use crate::failure::Failure;
use smtpdiag_core::RuleFile;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// Most files that are looked at; the library takes fewer.
const FILES: usize = 10_000;
/// Bytes read of one file; the library takes less, and says so.
const LONGEST: u64 = 1024 * 1024;

/// Reads the files of rules and of examples in a folder and the folders in it.
pub(crate) fn files(folder: &Path) -> Result<Vec<RuleFile>, Failure> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        let inner = if path.is_dir() { entries(&path)? } else { vec![path] };
        let wanted = inner.into_iter().filter(|path| path.is_file() && is_rules(path));
        for path in wanted.take(FILES - files.len().min(FILES)) {
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
            files.push(RuleFile { path: path.display().to_string(), name, text: text(&path)? });
        }
    }
    if files.is_empty() {
        let what = format!("no rules in {}", folder.display());
        return Err(Failure::usage(what, "Rules are files such as DIR/net/refused.toml."));
    }
    Ok(files)
}

fn is_rules(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with('.') && (name.ends_with(".toml") || name.ends_with(".examples.txt"))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let read = fs::read_dir(folder).and_then(|entries| {
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()
    });
    let mut paths = read.map_err(|source| failure(folder, source))?;
    paths.sort();
    Ok(paths)
}

fn text(path: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = fs::File::open(path).and_then(|file| file.take(LONGEST).read_to_string(&mut text));
    read.map_err(|source| failure(path, source))?;
    Ok(text)
}

fn failure(path: &Path, source: io::Error) -> Failure {
    let advice = match source.kind() {
        io::ErrorKind::InvalidData => "Save the file as UTF-8.",
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "Give the folder that holds the rules.",
        _ => advice(&source),
    };
    Failure::Read { path: path.display().to_string(), advice: advice.into(), source }
}
