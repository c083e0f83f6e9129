use crate::diagnosis::{Closing, Diagnosis, Program};
use crate::filter::{Filter, Sieve};
use crate::formats::{self, Reading};
use crate::limits;
use crate::matching::Rules;
use crate::report::{FormatRange, Language, Report};
use crate::session::Event;
use crate::text::Lines;
use crate::text::gate::Item;

/// How to read an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Name of the input in evidence: a file name, `-`, `paste`.
    pub source: String,
    /// The lines to read; all of them where it is `None`.
    pub filter: Option<Filter>,
    /// The program that sends, where the caller knows better than the input tells.
    pub software: Option<Program>,
    /// Whether secrets are masked. What readers of dialogues mask (answers in
    /// AUTH) stays masked in any case.
    pub redact: bool,
    /// The user's own rules, which win over the built-in ones.
    pub rules: Rules,
    /// The language of the report's texts.
    pub language: Language,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            source: "-".into(),
            filter: None,
            software: None,
            redact: true,
            rules: Rules::default(),
            language: Language::default(),
        }
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
    reader: Reader,
    redact: bool,
}

/// What happens to the lines, one after the other.
#[derive(Debug)]
struct Reader {
    sieve: Option<Sieve>,
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
        let sieve = options.filter.clone().and_then(Sieve::new);
        // A filter wants to see every line.
        let offset = if sieve.is_some() { u64::MAX } else { offset };
        Self {
            lines: Lines::gated(offset, formats::gate),
            reader: Reader {
                sieve,
                reading: Reading::new(),
                diagnosis: Diagnosis::new(&options.source)
                    .with(options.software, options.redact)
                    .by(options.rules)
                    .in_language(options.language),
                events: Vec::new(),
            },
            redact: options.redact,
        }
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        let Self { lines, reader, .. } = self;
        lines.feed_items(bytes, &mut |item| reader.take(item));
    }

    /// Ends the input and gives the report.
    #[must_use]
    pub fn finish(self) -> Report {
        let Self { mut lines, mut reader, redact } = self;
        lines.finish_items(&mut |item| reader.take(item));
        let mut report = reader.finish(!lines.truncated());
        if !redact {
            report.notes.push(report.language.words().unmasked.into());
        }
        report
    }
}

impl Reader {
    fn take(&mut self, item: Item<'_>) {
        let Self { sieve, reading, events, .. } = self;
        let mut delivery = None;
        match (item, sieve) {
            (Item::Line(line), None) => reading.line(line, events),
            (Item::Line(line), Some(sieve)) => sieve.take(line, &mut |line| reading.line(line, events)),
            (Item::Good(number, good), _) => {
                reading.good(number, good.format, events);
                delivery = good.delivery;
            }
        }
        self.judge();
        if let Some(delivery) = delivery {
            self.diagnosis.passed(&delivery);
        }
    }

    fn judge(&mut self) {
        if self.events.is_empty() {
            return;
        }
        let sure = self.reading.knows_format();
        let Self { events, diagnosis, .. } = self;
        events.drain(..).for_each(|event| diagnosis.take(&event, sure));
    }

    fn finish(mut self, complete: bool) -> Report {
        self.sieve.iter_mut().for_each(Sieve::finish);
        self.reading.finish(&mut self.events);
        self.judge();
        let source = self.diagnosis.source.clone();
        let formats = self.reading.formats().into_iter();
        let formats = formats.map(|(name, first_line, last_line)| FormatRange {
            source: source.clone(),
            name: name.into(),
            first_line,
            last_line,
        });
        let closing = Closing { formats: formats.collect(), complete, ..Closing::default() };
        let mut report = self.diagnosis.finish(closing);
        if let Some(sieve) = &self.sieve {
            filtered(&mut report, sieve);
        }
        report
    }
}

/// Says what a filter did.
fn filtered(report: &mut Report, sieve: &Sieve) {
    let words = report.language.words();
    if sieve.timeless() {
        report.notes.push(words.timeless.into());
    }
    if sieve.kept_nothing() {
        report.summary = words.no_line.into();
        report.notes.clear();
    }
}

#[cfg(test)]
#[path = "scan_gate_tests.rs"]
mod gate_tests;
#[cfg(test)]
#[path = "scan_tests.rs"]
mod tests;
#[cfg(test)]
#[path = "scan_wrappings_tests.rs"]
mod wrappings;

#[cfg(test)]
#[path = "scan_reports_tests.rs"]
mod reports;
