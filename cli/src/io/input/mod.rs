//! What `analyze` reads: files, folders, standard input; packed or plain.

mod unpack;
mod walk;
mod zstd;

pub(crate) use walk::{Found, walk};

use crate::failure::Failure;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

/// Bytes read at once.
const CHUNK: usize = 64 * 1024;

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// Why an input was not read to its end.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The file could not be opened or read.
    NotRead(Failure),
    /// The file is a packed one and is cut or broken: what is wrong.
    Broken(String),
}

impl Input {
    /// Its name in evidence.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "-".into(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Bytes as they lie on the disk, where that is known.
    pub(crate) fn size(&self) -> Option<u64> {
        match self {
            Self::Stdin => None,
            Self::File(path) => {
                std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map(|m| m.len())
            }
        }
    }

    /// Reads it chunk by chunk, unpacked where it is packed. Gives how many
    /// bytes came, and what went wrong. `raw` hears of bytes as they lie on
    /// the disk.
    pub(crate) fn read(
        &self,
        raw: &mut dyn FnMut(usize),
        take: &mut dyn FnMut(&[u8]),
    ) -> (u64, Option<Trouble>) {
        let mut bytes = 0;
        let result = self.opened().and_then(|reader| {
            let mut unpacked = unpack::unpacked(Box::new(Counted { reader, raw }))?;
            chunks(&mut unpacked, &mut |chunk| {
                bytes += chunk.len() as u64;
                take(chunk);
            })
        });
        let trouble = result.err().map(|e| match unpack::broken(&e) {
            Some(what) => {
                Trouble::Broken(format!("{}: {what} Read until there: {bytes} bytes.", self.name()))
            }
            None => Trouble::NotRead(self.failure(e)),
        });
        (bytes, trouble)
    }

    fn opened(&self) -> io::Result<Box<dyn Read>> {
        Ok(match self {
            Self::Stdin => Box::new(io::stdin().lock()),
            Self::File(path) => Box::new(File::open(path)?),
        })
    }

    fn failure(&self, source: io::Error) -> Failure {
        let path = match self {
            Self::Stdin => "standard input".into(),
            Self::File(_) => self.name(),
        };
        Failure::Read { path, advice: advice(&source).into(), source }
    }
}

fn chunks(reader: &mut dyn Read, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
    let mut buffer = vec![0; CHUNK];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(length) => take(&buffer[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Tells how many bytes pass.
struct Counted<'a, R> {
    reader: R,
    raw: &'a mut dyn FnMut(usize),
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(buffer)?;
        (self.raw)(length);
        Ok(length)
    }
}

/// What to do about a file that cannot be read.
pub(super) fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "Check the name, or pipe the text in: ... | smtpdiag analyze",
        io::ErrorKind::PermissionDenied => {
            "Run it as a user who may read the file (for mail logs often root or adm)."
        }
        _ => "Copy the file to another place and try that.",
    }
}
