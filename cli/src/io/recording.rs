//! Probes in files.

use crate::failure::Failure;
use crate::io::input;
use serde::Deserialize;
use smtpdiag_core::report::{RECORD_SCHEMA, Recording, Report, SCHEMA};
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

/// Most bytes that are read: the largest report is far below.
const MOST: u64 = 64 * 1024 * 1024;

/// A file that a probe will be written to.
pub(crate) struct Keeper {
    path: PathBuf,
    file: File,
}

impl Keeper {
    /// Opens the file before the probe, so that nobody waits for one that cannot
    /// be kept. What it holds stays until [`Keeper::keep`].
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path);
        let file = file.map_err(|source| not_written(path, source))?;
        Ok(Self { path: path.to_owned(), file })
    }

    /// Writes the probe.
    pub(crate) fn keep(mut self, recording: &Recording) -> Result<(), Failure> {
        let json = serde_json::to_string_pretty(recording).map_err(|e| Failure::Internal(e.to_string()))?;
        let written = self.write(&(json + "\n"));
        written.map_err(|source| not_written(&self.path, source))
    }

    fn write(&mut self, text: &str) -> std::io::Result<()> {
        // A device has no length to set.
        if self.file.metadata()?.is_file() {
            self.file.set_len(0)?;
            self.file.rewind()?;
        }
        self.file.write_all(text.as_bytes())?;
        self.file.flush()
    }
}

fn not_written(path: &Path, source: std::io::Error) -> Failure {
    Failure::Keep { path: path.display().to_string(), source }
}

/// Reads a recording, or a bare report, which tells neither time nor target.
pub(crate) fn read(path: &Path) -> Result<Recording, Failure> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes));
    read.map_err(|source| Failure::Read {
        path: name.clone(),
        advice: input::advice(&source).into(),
        source,
    })?;
    parsed(&bytes).map_err(|why| {
        Failure::usage(
            format!("{name} is no recording of a probe and no report: {why}"),
            "Write one with `smtpdiag probe HOST --record FILE`, or keep what `--format json` prints.",
        )
    })
}

/// What every file of ours begins with.
#[derive(Deserialize)]
struct Kind {
    schema: String,
}

fn parsed(bytes: &[u8]) -> Result<Recording, String> {
    let words = |e: serde_json::Error| e.to_string();
    let kind: Kind = serde_json::from_slice(bytes).map_err(words)?;
    match kind.schema.as_str() {
        RECORD_SCHEMA => serde_json::from_slice(bytes).map_err(words),
        SCHEMA => Ok(bare(serde_json::from_slice(bytes).map_err(words)?)),
        other => Err(format!("its schema is {other:?}")),
    }
}

fn bare(report: Report) -> Recording {
    Recording {
        schema: RECORD_SCHEMA.into(),
        at: String::new(),
        target: String::new(),
        milliseconds: 0,
        report,
        dialogue: Vec::new(),
    }
}

#[cfg(test)]
#[path = "recording_tests.rs"]
mod tests;
