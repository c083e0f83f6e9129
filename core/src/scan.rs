use crate::diagnosis::{Closing, Diagnosis, Program};
use crate::filter::{Filter, Sieve};
use crate::formats::Reading;
use crate::report::{FormatRange, Report};
use crate::session::Event;
use crate::text::{Line, Lines};

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
}

impl Default for Options {
    fn default() -> Self {
        Self { source: "-".into(), filter: None, software: None, redact: true }
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
    sieve: Option<Sieve>,
    reading: Reading,
    diagnosis: Diagnosis,
    line_buffer: Vec<Line>,
    event_buffer: Vec<Event>,
    redact: bool,
}

impl Analyzer {
    /// Starts on a new input.
    #[must_use]
    pub fn new(options: &Options) -> Self {
        Self {
            lines: Lines::new(),
            sieve: options.filter.clone().and_then(Sieve::new),
            reading: Reading::new(),
            diagnosis: Diagnosis::new(&options.source).with(options.software, options.redact),
            redact: options.redact,
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
        self.sieve.iter_mut().for_each(Sieve::finish);
        self.reading.finish(&mut self.event_buffer);
        self.judge();
        let source = self.diagnosis.source.clone();
        let formats = self.reading.formats().into_iter();
        let formats = formats.map(|(name, first_line, last_line)| FormatRange {
            source: source.clone(),
            name: name.into(),
            first_line,
            last_line,
        });
        let complete = !self.lines.truncated();
        let mut report =
            self.diagnosis.finish(Closing { formats: formats.collect(), complete, ..Closing::default() });
        if let Some(sieve) = &self.sieve {
            filtered(&mut report, sieve);
        }
        if !self.redact {
            report.notes.push(UNMASKED.into());
        }
        report
    }

    fn read(&mut self) {
        let Self { reading, event_buffer, sieve, .. } = self;
        for line in self.line_buffer.drain(..) {
            match sieve {
                Some(sieve) => sieve.take(line, &mut |line| reading.line(line, event_buffer)),
                None => reading.line(line, event_buffer),
            }
        }
        self.judge();
    }

    fn judge(&mut self) {
        self.event_buffer.drain(..).for_each(|event| self.diagnosis.take(&event));
    }
}

/// Says what a filter did.
fn filtered(report: &mut Report, sieve: &Sieve) {
    if sieve.timeless() {
        report.notes.push(TIMELESS.into());
    }
    if sieve.kept_nothing() {
        report.summary = "No line of the input fits the filters.".into();
        report.notes.clear();
    }
}

const TIMELESS: &str = "Lines without a time that can be read were kept.";
const UNMASKED: &str = "Passwords and tokens are not masked in this report: show it to nobody.";

/// Bytes read at a time.
const STEP: usize = 64 * 1024;
