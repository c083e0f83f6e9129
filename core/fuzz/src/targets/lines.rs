use smtpdiag_core::text::{Line, Lines, PlainLines};

/// The layers of decoding: any chunking gives the same lines, and every
/// character has its place in the input.
pub fn decoding(data: &[u8]) {
    let whole = lines([data].into_iter());
    let size = usize::from(data.first().copied().unwrap_or(0) % 61) + 1;
    assert_eq!(whole, lines(data.chunks(size)), "chunks of {size}");
    for line in &whole {
        placed(line, data.len() as u64);
    }
    assert_eq!(plain([data].into_iter()), plain(data.chunks(size)), "plain, chunks of {size}");
}

fn lines<'a>(chunks: impl Iterator<Item = &'a [u8]>) -> Vec<Line> {
    let (mut lines, mut out) = (Lines::new(), Vec::new());
    chunks.for_each(|chunk| lines.feed(chunk, &mut out));
    lines.finish(&mut out);
    out
}

fn plain<'a>(chunks: impl Iterator<Item = &'a [u8]>) -> Vec<(String, bool)> {
    let (mut lines, mut out) = (PlainLines::new(), Vec::new());
    let mut each = |line: &str, goes_on: bool| out.push((line.to_owned(), goes_on));
    chunks.for_each(|chunk| lines.feed(chunk, &mut each));
    lines.finish(&mut each);
    out
}

fn placed(line: &Line, length: u64) {
    let whole = line.whole();
    assert!(whole.start <= whole.end && whole.end <= length, "{line:?}");
    for (start, character) in line.text.char_indices() {
        let span = line.span(start..start + character.len_utf8());
        assert!(span.start <= span.end && span.end <= length, "{start} of {line:?}");
    }
}
