use super::{decode, detect};
use crate::text::Span;
use crate::text::split::Encoding;

#[test]
fn byte_order_marks_and_patterns_of_nuls_tell_utf16() {
    assert_eq!(detect(b"\xEF\xBB\xBF220"), (Encoding::Bytes, 3));
    assert_eq!(detect(b"\xFF\xFE2\0"), (Encoding::Utf16Le, 2));
    assert_eq!(detect(b"\xFE\xFF\x002"), (Encoding::Utf16Be, 2));
    assert_eq!(detect(b"2\x002\x000\0 \0"), (Encoding::Utf16Le, 0));
    assert_eq!(detect(b"\x002\x002\x000\0 "), (Encoding::Utf16Be, 0));
    assert_eq!(detect(b"220 ok\0\0"), (Encoding::Bytes, 0));
}

#[test]
fn bytes_that_are_no_utf8_are_windows_1252() {
    let (text, map) = decode(Encoding::Bytes, b"Verbindungsaufbau m\xF6glich \x96 \xC3\xA4", 10);
    assert_eq!(text, "Verbindungsaufbau möglich – ä");
    let at = text.find('–').unwrap();
    assert_eq!(map.span(at..at + 3), Span { start: 36, end: 37 });
    assert_eq!(map.span(at + 4..at + 6), Span { start: 38, end: 40 });
}

#[test]
fn utf16_keeps_places() {
    let bytes: Vec<u8> = "a😀b".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (text, map) = decode(Encoding::Utf16Le, &bytes, 2);
    assert_eq!(text, "a😀b");
    assert_eq!(map.span(1..5), Span { start: 4, end: 8 });
    assert_eq!(map.span(5..6), Span { start: 8, end: 10 });
}
