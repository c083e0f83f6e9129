use super::unpack::WINDOW;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::error::Error;
use std::io::{self, BufRead, Read};

/// Unpacks all frames of a zstd file. Of a broken one it gives everything
/// that was unpacked before the break, and then the error.
pub(super) struct Zstd<R> {
    source: R,
    decoder: FrameDecoder,
    open: bool,
    failure: Option<io::Error>,
}

/// An empty last block and a checksum: ends a broken frame, so that the
/// decoder gives out what it holds back for its window.
const END: [u8; 7] = [1, 0, 0, 0, 0, 0, 0];

impl<R: BufRead> Zstd<R> {
    pub(super) fn new(source: R) -> Self {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(WINDOW);
        Self { source, decoder, open: false, failure: None }
    }

    /// Begins the next frame; false at the end of the file.
    fn next_frame(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.source) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let length = u64::from(length);
                    let skipped = io::copy(&mut self.source.by_ref().take(length), &mut io::sink())?;
                    if skipped < length {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(error) => return Err(failure(error)),
            }
        }
        Ok(false)
    }

    fn block(&mut self) {
        if let Err(error) = self.decoder.decode_blocks(&mut self.source, BlockDecodingStrategy::UptoBlocks(1))
        {
            self.failure = Some(failure(error));
            let _ = self.decoder.decode_blocks(&END[..], BlockDecodingStrategy::All);
        }
    }

    /// Holds the unpacked bytes against the frame's checksum.
    fn end_frame(&mut self) -> io::Result<()> {
        self.open = false;
        let told = self.decoder.get_checksum_from_data();
        if told.is_some() && told != self.decoder.get_calculated_checksum() {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the checksum does not fit"));
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.open && self.decoder.can_collect() > 0 {
                return self.decoder.read(buffer);
            }
            if let Some(failure) = self.failure.take() {
                self.open = false;
                return Err(failure);
            }
            if !self.open {
                if !self.next_frame()? {
                    return Ok(0);
                }
                self.open = true;
            } else if self.decoder.is_finished() {
                self.end_frame()?;
            } else {
                self.block();
            }
        }
    }
}

/// The decoder's error; an IO error within it keeps its kind.
fn failure(error: FrameDecoderError) -> io::Error {
    let mut inner: Option<&(dyn Error + 'static)> = Some(&error);
    while let Some(one) = inner {
        if let Some(io) = one.downcast_ref::<io::Error>() {
            return io.raw_os_error().map_or_else(|| io.kind().into(), io::Error::from_raw_os_error);
        }
        inner = one.source();
    }
    io::Error::new(io::ErrorKind::InvalidData, error.to_string())
}
