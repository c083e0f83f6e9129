//! From bytes to characters: UTF-8 with Windows-1252 for what is not valid
//! UTF-8, and UTF-16.

use crate::text::OffsetMap;
use crate::text::split::Encoding;

/// Characters of the bytes 0x80 to 0x9F in Windows-1252; the five unassigned
/// ones stand for themselves. All other bytes are their own code point.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Decides by a bounded prefix how an input is to be read, and how many bytes of mark to skip.
pub(crate) fn detect(prefix: &[u8]) -> (Encoding, usize) {
    match prefix {
        [0xEF, 0xBB, 0xBF, ..] => return (Encoding::Bytes, 3),
        [0xFF, 0xFE, ..] => return (Encoding::Utf16Le, 2),
        [0xFE, 0xFF, ..] => return (Encoding::Utf16Be, 2),
        _ => {}
    }
    // Text of Latin letters in UTF-16 has a NUL in nearly every other byte.
    let nuls = |odd: usize| prefix.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let pairs = prefix.len() / 2;
    let (even, odd) = (nuls(0), nuls(1));
    if pairs >= 2 && odd * 10 >= pairs * 7 && even * 10 < pairs {
        (Encoding::Utf16Le, 0)
    } else if pairs >= 2 && even * 10 >= pairs * 7 && odd * 10 < pairs {
        (Encoding::Utf16Be, 0)
    } else {
        (Encoding::Bytes, 0)
    }
}

/// The text of one line and its places; `start` is the offset of the first byte.
pub(crate) fn decode(encoding: Encoding, bytes: &[u8], start: u64) -> (String, OffsetMap) {
    match encoding {
        Encoding::Bytes => decode_bytes(bytes, start),
        Encoding::Utf16Le => decode_units(bytes, start, u16::from_le_bytes),
        Encoding::Utf16Be => decode_units(bytes, start, u16::from_be_bytes),
    }
}

fn decode_bytes(bytes: &[u8], start: u64) -> (String, OffsetMap) {
    if is_binary(bytes) {
        return (String::new(), OffsetMap::empty(start));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), OffsetMap::identity(start, text.len()));
    }
    let mut out = String::with_capacity(bytes.len() * 2);
    let mut map = OffsetMap::empty(start);
    let mut at = start;
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        if !valid.is_empty() {
            map.add(out.len(), at..at + valid.len() as u64, true);
            out.push_str(valid);
            at += valid.len() as u64;
        }
        for &byte in chunk.invalid() {
            map.add(out.len(), at..at + 1, false);
            out.push(windows_1252(byte));
            at += 1;
        }
    }
    (out, map)
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Whether a line is no text at all: nobody could read a fault out of it, and
/// decoding it would only cost time.
fn is_binary(bytes: &[u8]) -> bool {
    if bytes.len() < 16 || bytes.is_ascii() {
        return false;
    }
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    if high * 4 <= bytes.len() {
        return false;
    }
    let control = bytes.iter().filter(|byte| matches!(byte, 1..=8 | 11..=26 | 28..=31 | 127)).count();
    control * 20 > bytes.len()
}

fn decode_units(bytes: &[u8], start: u64, unit: fn([u8; 2]) -> u16) -> (String, OffsetMap) {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut out = String::with_capacity(bytes.len());
    let mut map = OffsetMap::empty(start);
    let mut at = start;
    for decoded in char::decode_utf16(units) {
        let character = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
        let width = character.len_utf16() as u64 * 2;
        map.add(out.len(), at..at + width, false);
        out.push(character);
        at += width;
    }
    (out, map)
}

#[cfg(test)]
#[path = "charset_tests.rs"]
mod tests;
