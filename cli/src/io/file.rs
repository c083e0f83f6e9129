use crate::failure::Failure;
use std::fs::File;
use std::io::{self, Read};

/// Bytes read at once.
const CHUNK: usize = 64 * 1024;

/// Reads a file, or standard input for `-`, chunk by chunk.
pub(crate) fn read_chunks(path: &str, mut take: impl FnMut(&[u8])) -> Result<(), Failure> {
    let failed = |source: io::Error| Failure::Read {
        path: if path == "-" { "standard input".into() } else { path.into() },
        advice: advice(&source).into(),
        source,
    };
    let mut reader: Box<dyn Read> = match path {
        "-" => Box::new(io::stdin().lock()),
        _ => Box::new(File::open(path).map_err(failed)?),
    };
    let mut buffer = vec![0; CHUNK];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(length) => take(&buffer[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(failed(error)),
        }
    }
}

fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "Check the name, or pipe the text in: ... | smtpdiag analyze",
        io::ErrorKind::PermissionDenied => {
            "Run it as a user who may read the file (for mail logs often root or adm)."
        }
        io::ErrorKind::IsADirectory => "That is a folder: name the files in it.",
        _ => "Copy the file to another place and try that.",
    }
}
