use crate::session::Place;
use crate::text::Span;

/// The dialogue as text, in the arrows that swaks made known: `=== ` notes,
/// ` -> ` and `<-  ` client and server, ` ~> ` and `<~  ` within TLS, `<** `
/// and `<~* ` replies that refuse, `*** ` failures on our side.
#[derive(Debug, Default)]
pub(super) struct Transcript {
    text: String,
    lines: u64,
}

/// The mark of a failure on our side.
pub(super) const FAILURE: &str = "*** ";
/// The mark of a note.
pub(super) const NOTE: &str = "=== ";

impl Transcript {
    /// Writes lines, each behind the same mark; gives their place: the number
    /// of the first line, and the bytes from its first word to the last one's end.
    pub(super) fn write<S: AsRef<str>>(&mut self, mark: &str, lines: &[S]) -> Place {
        let line = self.lines + 1;
        let start = (self.text.len() + mark.len()) as u64;
        for words in lines {
            self.text.push_str(mark);
            self.text.push_str(words.as_ref());
            self.text.push('\n');
        }
        self.lines += lines.len() as u64;
        let end = (self.text.len() as u64).saturating_sub(1).max(start);
        Place { line, span: Span { start, end } }
    }

    /// Makes the failure that was written at this place a note.
    pub(super) fn soften(&mut self, place: Place) {
        let end = usize::try_from(place.span.start).unwrap_or(usize::MAX);
        let Some(start) = end.checked_sub(FAILURE.len()) else { return };
        if self.text.get(start..end) == Some(FAILURE) {
            self.text.replace_range(start..end, NOTE);
        }
    }

    /// The whole text.
    pub(super) fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
#[path = "transcript_tests.rs"]
mod tests;
