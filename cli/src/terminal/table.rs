//! Tables of what several probes saw.

use smtpdiag_core::render::{Line, Mark};
use smtpdiag_core::report::{Change, CountedValue, Difference, Recording, Repeated, RepeatedRow};

/// Column of the values.
const COLUMN: usize = 36;

/// What was equal, then what differed, each value with its count.
pub(crate) fn repeated(all: &Repeated, width: usize) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    for (heading, equal) in [("equal", true), ("differs", false)] {
        let mut heading = heading;
        for row in all.rows.iter().filter(|row| row.equal == equal) {
            lines.extend(self::row(heading, row, width));
            heading = "";
        }
    }
    if all.rows.iter().all(|row| row.equal) && all.probes > 1 {
        lines.push(Line::of(Mark::Healthy, format!("  All {} probes saw the same.", all.probes)));
    }
    if let Some(why) = &all.stopped {
        let words = format!("  Only {} of {} probes were made: {why}.", all.probes, all.wanted);
        lines.push(Line::of(Mark::Warning, words));
    }
    lines.push(Line::default());
    lines
}

fn row(heading: &str, row: &RepeatedRow, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let room = width.min(80).saturating_sub(COLUMN).max(20);
    let options = textwrap::Options::new(room).word_splitter(textwrap::WordSplitter::NoHyphenation);
    let mark = if row.equal { Mark::Plain } else { Mark::Warning };
    for value in &row.values {
        let words = counted(value, row);
        for part in textwrap::wrap(&words, options.clone()) {
            let (heading, what) = if lines.is_empty() { (heading, row.what.as_str()) } else { ("", "") };
            let mut line = Line::of(Mark::Label, format!("  {heading:<9}"));
            line.push(Mark::Muted, format!("{what:<width$} ", width = COLUMN - 12));
            line.push(mark, part.trim_end());
            lines.push(line);
        }
    }
    lines
}

/// `3 × mx1.example.com (192.0.2.1)`
fn counted(value: &CountedValue, row: &RepeatedRow) -> String {
    let words = value.value.as_deref().unwrap_or("none");
    if row.equal {
        return words.to_owned();
    }
    let at = if row.what == "address" || value.addresses.is_empty() {
        String::new()
    } else {
        format!(" ({})", value.addresses.join(", "))
    };
    format!("{} \u{d7} {words}{at}", value.count)
}

/// What changed between two probes.
pub(crate) fn difference(
    difference: &Difference,
    before: &Recording,
    after: &Recording,
    width: usize,
    quiet: bool,
) -> Vec<Line> {
    let mut lines = Vec::new();
    let told = |recording: &Recording| !recording.at.is_empty();
    if !quiet && (told(before) || told(after)) {
        lines.push(Line::default());
        for (label, recording) in [("before", before), ("after", after)] {
            let mut line = Line::of(Mark::Label, format!("  {label:<8}"));
            let place =
                if told(recording) { format!("{}  {}", recording.at, recording.target) } else { "-".into() };
            line.push(Mark::Plain, place);
            lines.push(line);
        }
        lines.push(Line::default());
    }
    lines.push(match difference.changes.len() {
        0 => Line::of(Mark::Healthy, "Nothing changed."),
        1 => Line::of(Mark::Warning, "One thing changed."),
        n => Line::of(Mark::Warning, format!("{n} things changed.")),
    });
    let changes = difference.changes.iter().filter(|_| !quiet);
    lines.extend(changes.flat_map(|change| self::change(change, width)));
    lines
}

/// `  verdict: fault; before it was healthy`, what it is about as a label.
fn change(change: &Change, width: usize) -> Vec<Line> {
    let options = textwrap::Options::new(width.min(80))
        .initial_indent("  ")
        .subsequent_indent("    ")
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let parts = textwrap::wrap(&change.words, options);
    let label = format!("  {}:", change.what);
    let mut lines = Vec::new();
    for part in &parts {
        let mut line = Line::default();
        match part.strip_prefix(&label).filter(|_| lines.is_empty()) {
            Some(rest) => {
                line.push(Mark::Label, label.as_str());
                line.push(Mark::Plain, rest);
            }
            None => line.push(Mark::Plain, part.as_ref()),
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
