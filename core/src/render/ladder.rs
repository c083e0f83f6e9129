use super::layout::{Line, Mark};
use std::time::Duration;

/// Columns of the margin, without the blank behind it.
const MARGIN: usize = 9;

/// The dialogue of a probe as a ladder: who said what, with the arrows of
/// swaks (`->` and `<-` in the clear, `~>` and `<~` inside TLS, `=== ` notes,
/// `*** ` failures), and in the margin the milliseconds since the start, where
/// they are others than those of the line above. `times` has one for each line.
///
/// Lines are not wrapped, so that `smtpdiag analyze` reads the ladder back.
#[must_use]
pub fn ladder(transcript: &str, times: &[Duration]) -> Vec<Line> {
    let mut before = None;
    let mut times = times.iter();
    let mut lines = Vec::new();
    for words in transcript.lines() {
        let at = times.next().map(Duration::as_millis);
        let margin = at.filter(|_| at != before).map(|ms| format!("{ms} ms")).unwrap_or_default();
        before = at;
        let mut line = Line::default();
        line.push(Mark::Muted, format!("{margin:>MARGIN$} "));
        line.push(mark(words), words);
        lines.push(line);
    }
    lines
}

fn mark(words: &str) -> Mark {
    match words.get(..4) {
        Some(" -> " | " ~> ") => Mark::Command,
        Some("<** " | "<~* " | "*** ") => Mark::Warning,
        Some("=== ") => Mark::Muted,
        _ => Mark::Plain,
    }
}

#[cfg(test)]
#[path = "ladder_tests.rs"]
mod tests;
