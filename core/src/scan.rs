use crate::diagnosis::{Closing, Diagnosis};
use crate::formats::{self, Reading};
use crate::limits;
use crate::report::{FormatRange, Report};
use crate::session::Event;
use crate::text::Lines;
use crate::text::gate::Item;

/// How to read an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Name of the input in evidence: a file name, `-`, `paste`.
    pub source: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { source: "-".into() }
    }
}

/// Reads a whole input at once.
#[must_use]
pub fn analyze(input: &[u8], options: &Options) -> Report {
    let mut analyzer = Analyzer::new(options);
    analyzer.feed(input);
    analyzer.finish()
}

/// Reads an input piece by piece; any chunking gives the same report, and
/// memory stays bounded whatever comes.
#[derive(Debug)]
pub struct Analyzer {
    lines: Lines,
    reading: Reading,
    diagnosis: Diagnosis,
    events: Vec<Event>,
}

impl Analyzer {
    /// Starts on a new input.
    #[must_use]
    pub fn new(options: &Options) -> Self {
        Self::gated_from(limits::GATE, options)
    }

    /// Reads every line up to this offset; beyond it the good lines of logs are only counted.
    fn gated_from(offset: u64, options: &Options) -> Self {
        Self {
            lines: Lines::gated(offset, formats::gate),
            reading: Reading::new(),
            diagnosis: Diagnosis::new(&options.source),
            events: Vec::new(),
        }
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        let Self { lines, reading, diagnosis, events } = self;
        lines.feed_items(bytes, &mut |item| take(item, reading, diagnosis, events));
    }

    /// Ends the input and gives the report.
    #[must_use]
    pub fn finish(self) -> Report {
        let Self { mut lines, mut reading, mut diagnosis, mut events } = self;
        lines.finish_items(&mut |item| take(item, &mut reading, &mut diagnosis, &mut events));
        reading.finish(&mut events);
        judge(&reading, &mut diagnosis, &mut events);
        let formats = reading.formats().into_iter();
        let formats = formats.map(|(name, first_line, last_line)| FormatRange {
            name: name.into(),
            first_line,
            last_line,
        });
        let complete = !lines.truncated();
        diagnosis.finish(Closing { formats: formats.collect(), complete, ..Closing::default() })
    }
}

fn take(item: Item<'_>, reading: &mut Reading, diagnosis: &mut Diagnosis, events: &mut Vec<Event>) {
    let mut delivery = None;
    match item {
        Item::Line(line) => reading.line(line, events),
        Item::Good(number, good) => {
            reading.good(number, good.format, events);
            delivery = good.delivery;
        }
    }
    judge(reading, diagnosis, events);
    if let Some(delivery) = delivery {
        diagnosis.passed(&delivery);
    }
}

fn judge(reading: &Reading, diagnosis: &mut Diagnosis, events: &mut Vec<Event>) {
    if events.is_empty() {
        return;
    }
    let sure = reading.knows_format();
    events.drain(..).for_each(|event| diagnosis.take(&event, sure));
}

#[cfg(test)]
#[path = "scan_gate_tests.rs"]
mod gate_tests;
#[cfg(test)]
#[path = "scan_tests.rs"]
mod tests;
