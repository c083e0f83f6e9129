use super::{broken, unpacked};
use std::io::{self, Read, Write};

fn read(bytes: &[u8]) -> (Vec<u8>, Option<String>) {
    let mut out = Vec::new();
    let mut reader = unpacked(Box::new(bytes)).expect("bytes can be read");
    let error = reader.read_to_end(&mut out).err();
    (out, error.map(|e| broken(&e).unwrap_or_else(|| panic!("{e}"))))
}

/// Lines that do not pack to nothing.
fn text(lines: u32) -> Vec<u8> {
    let line = |i: u32| format!("{i} {:x} 535 5.7.8 no\n", i.wrapping_mul(2_654_435_761));
    (0..lines).map(line).collect::<String>().into_bytes()
}

fn packed(format: &str, bytes: &[u8]) -> Vec<u8> {
    fn written(mut writer: impl Write, bytes: &[u8]) -> io::Result<()> {
        writer.write_all(bytes)?;
        writer.flush()
    }
    let mut out = Vec::new();
    let result = match format {
        "gzip" => written(flate2::write::GzEncoder::new(&mut out, flate2::Compression::fast()), bytes),
        "bzip2" => written(bzip2::write::BzEncoder::new(&mut out, bzip2::Compression::fast()), bytes),
        "xz" => {
            lzma_rust2::XzWriter::new(&mut out, lzma_rust2::XzOptions::with_preset(1)).and_then(|mut w| {
                w.write_all(bytes)?;
                w.finish().map(|_| ())
            })
        }
        _ => {
            out = ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest);
            Ok(())
        }
    };
    result.expect("packed");
    out
}

const FORMATS: [&str; 4] = ["gzip", "bzip2", "xz", "zstd"];

#[test]
fn plain_bytes_stay() {
    for bytes in [&b""[..], b"a", b"BZh9 is how the line began\n", b"\x1f\x8bno", b"535 5.7.8 no\n"] {
        assert_eq!(read(bytes), (bytes.to_vec(), None));
    }
}

#[test]
fn all_formats_and_what_is_joined() {
    for format in FORMATS {
        let whole = text(10_000);
        assert_eq!(read(&packed(format, &whole)), (whole, None), "{format}");
        let joined = [packed(format, b"one\n"), packed(format, b"two\n")].concat();
        assert_eq!(read(&joined), (b"one\ntwo\n".to_vec(), None), "{format}");
        assert_eq!(read(&packed(format, b"")), (Vec::new(), None), "{format}");
    }
}

#[test]
fn of_a_cut_file_comes_what_could_be_read() {
    for format in FORMATS {
        let whole = text(20_000);
        let bytes = packed(format, &whole);
        let (out, warning) = read(&bytes[..bytes.len() * 9 / 10]);
        assert!(out.len() > whole.len() / 2 && whole.starts_with(&out), "{format}: {} bytes", out.len());
        assert!(warning.is_some_and(|w| w.contains(format) && w.contains("cut")), "{format}");
    }
}

#[test]
fn a_flipped_byte_is_told() {
    for format in FORMATS {
        let mut bytes = packed(format, &text(5_000));
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0x55;
        assert!(read(&bytes).1.is_some(), "{format}");
    }
}

#[test]
fn every_cut_ends_without_panic() {
    for format in FORMATS {
        let bytes = packed(format, &text(20));
        for end in 0..bytes.len() {
            let mut out = Vec::new();
            if let Ok(mut reader) = unpacked(Box::new(&bytes[..end])) {
                let _ = reader.read_to_end(&mut out);
            }
        }
    }
}

#[test]
fn a_frame_to_skip() {
    let skipped = [&[0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3][..], &packed("zstd", b"one\n")].concat();
    assert_eq!(read(&skipped), (b"one\n".to_vec(), None));
}
