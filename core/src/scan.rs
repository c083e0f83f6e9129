use crate::diagnosis::{Closing, Diagnosis};
use crate::formats::Reading;
use crate::report::{FormatRange, Report};
use crate::session::Event;
use crate::text::{Line, Lines};

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
    line_buffer: Vec<Line>,
    event_buffer: Vec<Event>,
}

impl Analyzer {
    /// Starts on a new input.
    #[must_use]
    pub fn new(options: &Options) -> Self {
        Self {
            lines: Lines::new(),
            reading: Reading::new(),
            diagnosis: Diagnosis::new(&options.source),
            line_buffer: Vec::new(),
            event_buffer: Vec::new(),
        }
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        // Small steps keep the buffers small, however much is handed in.
        for step in bytes.chunks(STEP) {
            self.lines.feed(step, &mut self.line_buffer);
            self.read();
        }
    }

    /// Ends the input and gives the report.
    #[must_use]
    pub fn finish(mut self) -> Report {
        self.lines.finish(&mut self.line_buffer);
        self.read();
        self.reading.finish(&mut self.event_buffer);
        self.judge();
        let formats = self.reading.formats().into_iter();
        let formats = formats.map(|(name, first_line, last_line)| FormatRange {
            name: name.into(),
            first_line,
            last_line,
        });
        let complete = !self.lines.truncated();
        self.diagnosis.finish(Closing { formats: formats.collect(), complete, ..Closing::default() })
    }

    fn read(&mut self) {
        for line in self.line_buffer.drain(..) {
            self.reading.line(line, &mut self.event_buffer);
        }
        self.judge();
    }

    fn judge(&mut self) {
        self.event_buffer.drain(..).for_each(|event| self.diagnosis.take(&event));
    }
}

/// Bytes read at a time.
const STEP: usize = 64 * 1024;

#[cfg(test)]
#[path = "scan_wrappings_tests.rs"]
mod wrappings;

#[cfg(test)]
#[path = "scan_reports_tests.rs"]
mod reports;
