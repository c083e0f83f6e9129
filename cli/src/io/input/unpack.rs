//! Packed files, known by their first bytes and not by their names.

use super::zstd::Zstd;
use bzip2::read::MultiBzDecoder;
use flate2::read::MultiGzDecoder;
use lzma_rust2::XzReader;
use std::fmt;
use std::io::{self, BufReader, Read};

/// Most memory for the window of an unpacker; `xz -9` and `zstd -19` stay below.
pub(super) const WINDOW: u64 = 128 * 1024 * 1024;
/// Bytes by which a format is known.
const MAGIC: usize = 10;

/// A packed file that is cut or broken.
#[derive(Debug)]
struct Broken {
    format: &'static str,
    source: io::Error,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.source.kind() == io::ErrorKind::UnexpectedEof {
            write!(f, "this {} file is cut: its end is missing.", self.format)
        } else {
            write!(f, "this {} file is broken ({}).", self.format, self.source)
        }
    }
}

impl std::error::Error for Broken {}

/// What is wrong with a packed file; `None` for other errors.
pub(super) fn broken(error: &io::Error) -> Option<String> {
    Some(error.get_ref()?.downcast_ref::<Broken>()?.to_string())
}

/// The bytes of a reader, unpacked where they are packed.
pub(super) fn unpacked<'a>(mut reader: Box<dyn Read + 'a>) -> io::Result<Box<dyn Read + 'a>> {
    let mut magic = Vec::with_capacity(MAGIC);
    reader.by_ref().take(MAGIC as u64).read_to_end(&mut magic)?;
    let format = format(&magic);
    let whole = BufReader::new(io::Cursor::new(magic).chain(reader));
    let Some(format) = format else { return Ok(Box::new(whole)) };
    let reader: Box<dyn Read + 'a> = match format {
        "gzip" => Box::new(MultiGzDecoder::new(whole)),
        "bzip2" => Box::new(MultiBzDecoder::new(whole)),
        "xz" => Box::new(Sips(XzReader::new_mem_limit(whole, true, (WINDOW / 1024) as u32))),
        _ => Box::new(Zstd::new(whole)),
    };
    Ok(Box::new(Named { format, reader }))
}

fn format(magic: &[u8]) -> Option<&'static str> {
    match magic {
        [0x1f, 0x8b, 8, ..] => Some("gzip"),
        [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59] => Some("bzip2"),
        [b'B', b'Z', b'h', b'1'..=b'9', 0x17, 0x72, 0x45, 0x38, 0x50, 0x90] => Some("bzip2"),
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Some("xz"),
        // A frame, or one that is to be skipped and stands before it.
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some("zstd"),
        _ => None,
    }
}

/// Asks for a little at a time: an unpacker that finds a break drops what it
/// has unpacked for the same call.
struct Sips<R>(R);

const SIP: usize = 1024;

impl<R: Read> Read for Sips<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = buffer.len().min(SIP);
        self.0.read(&mut buffer[..length])
    }
}

/// Says in its errors which format is broken.
struct Named<'a> {
    format: &'static str,
    reader: Box<dyn Read + 'a>,
}

impl Read for Named<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.reader.read(buffer).map_err(|source| {
            // What the system says of the file is no fault of the packing.
            if source.kind() == io::ErrorKind::Interrupted || source.raw_os_error().is_some() {
                source
            } else {
                io::Error::new(source.kind(), Broken { format: self.format, source })
            }
        })
    }
}

#[cfg(test)]
#[path = "unpack_tests.rs"]
mod tests;
