use super::Lines;
use crate::limits;
use crate::text::{Line, lines_of};
use proptest::prelude::*;

fn in_chunks(input: &[u8], size: usize) -> Vec<Line> {
    let mut lines = Lines::new();
    let mut out = Vec::new();
    for chunk in input.chunks(size) {
        lines.feed(chunk, &mut out);
    }
    lines.finish(&mut out);
    out
}

fn texts(input: &[u8]) -> Vec<String> {
    lines_of(input).into_iter().map(|line| line.text).collect()
}

#[test]
fn all_line_ends_count_and_numbers_follow() {
    let lines = lines_of(b"a\r\nb\rc\n\nd");
    let seen: Vec<_> = lines.iter().map(|l| (l.number, l.text.as_str(), l.whole().start)).collect();
    assert_eq!(seen, [(1, "a", 0), (2, "b", 3), (3, "c", 5), (4, "", 7), (5, "d", 8)]);
}

#[test]
fn utf16_of_windows_reads_like_any_other() {
    let text = "220 mail.example.com\r\n250 größe\r\n";
    let bytes: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(texts(&bytes), ["220 mail.example.com", "250 größe"]);
    assert_eq!(texts(&bytes[2..]), ["220 mail.example.com", "250 größe"]);
    let line = &lines_of(&bytes)[1];
    assert_eq!((line.span(0..3).start, line.span(0..3).end), (46, 52));
}

#[test]
fn the_lines_of_the_first_blog_post() {
    let input = "2014–08–31 17:13:00 SMTP ERROR: Failed to connect to server: Permission denied (13)";
    assert_eq!(
        texts(input.as_bytes()),
        ["2014-08-31 17:13:00 SMTP ERROR: Failed to connect to server: Permission denied (13)"]
    );
}

#[test]
fn an_endless_line_is_cut_and_said_so() {
    let mut lines = Lines::new();
    let mut out = Vec::new();
    for _ in 0..40 {
        lines.feed(&[b'x'; 5000], &mut out);
    }
    lines.finish(&mut out);
    assert!(lines.truncated());
    assert!(out.iter().all(|line| line.text.len() <= limits::LINE && line.number == 1));
    assert_eq!(out.iter().map(|line| line.text.len()).sum::<usize>(), 200_000);
}

#[test]
fn escaped_html_of_phpmailer_splits_into_its_lines() {
    let input = "2026-11-24 13:49:03 SERVER -&gt; CLIENT: 250 OK<br>2026-11-24 13:49:03 CLIENT -&gt; SERVER: QUIT<br>\n";
    assert_eq!(
        texts(input.as_bytes()),
        ["2026-11-24 13:49:03 SERVER -> CLIENT: 250 OK", "2026-11-24 13:49:03 CLIENT -> SERVER: QUIT"]
    );
}

/// Pieces of which awkward pastes are made.
fn awkward() -> impl Strategy<Value = Vec<u8>> {
    let words = prop_oneof![
        Just("220 mail.example.com ESMTP\r\n"),
        Just("> "),
        Just("< 250 ok\n"),
        Just("&gt;"),
        Just("<br>"),
        Just("\\n"),
        Just("\u{1b}[31m"),
        Just("2014–08–31 "),
        Just("“"),
        Just("\u{200b}"),
        Just("```\n"),
        Just("**"),
        Just("\r"),
        Just("Nov 24 13:48:41 web01 postfix/smtp[28981]: 5CE9533: to=<ann@example.net>, relay=x said: 550 "),
        Just("\n"),
        Just("\\\""),
        Just("- "),
        Just("&amp;lt;"),
        Just("] said: "),
        Just("\0"),
        Just("(in reply to "),
    ];
    let piece = prop_oneof![
        words.prop_map(|w| w.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..12),
        "\\PC{0,12}".prop_map(String::into_bytes),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_chunking_gives_the_same_lines(input in awkward(), size in 1_usize..64) {
        prop_assert_eq!(in_chunks(&input, size), lines_of(&input));
    }

    #[test]
    fn utf16_in_any_chunks_too(text in "\\PC{0,80}", size in 1_usize..16) {
        let bytes: Vec<u8> = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        prop_assert_eq!(in_chunks(&bytes, size), lines_of(&bytes));
    }

    #[test]
    fn places_lie_in_the_input_and_in_order(input in awkward()) {
        let mut before = 0;
        for line in lines_of(&input) {
            prop_assert!(line.whole().start >= before);
            let mut at = line.whole().start;
            for (start, character) in line.text.char_indices() {
                let span = line.span(start..start + character.len_utf8());
                prop_assert!(span.start >= at && span.end >= span.start && span.end <= input.len() as u64);
                at = span.start;
            }
            before = line.whole().end;
        }
    }
}
