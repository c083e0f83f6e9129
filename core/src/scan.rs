use crate::diagnosis::{Closing, Diagnosis};
use crate::report::Report;
use crate::session::{Event, EventKind, Place, Side};
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
    diagnosis: Diagnosis,
    pending: Vec<Line>,
}

impl Analyzer {
    /// Starts on a new input.
    #[must_use]
    pub fn new(options: &Options) -> Self {
        Self { lines: Lines::new(), diagnosis: Diagnosis::new(&options.source), pending: Vec::new() }
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.lines.feed(bytes, &mut self.pending);
        self.read();
    }

    /// Ends the input and gives the report.
    #[must_use]
    pub fn finish(mut self) -> Report {
        self.lines.finish(&mut self.pending);
        self.read();
        self.diagnosis.finish(Closing { complete: true, ..Closing::default() })
    }

    fn read(&mut self) {
        for line in self.pending.drain(..) {
            self.diagnosis.take(&Event {
                place: Place { line: line.number, span: line.whole() },
                at: None,
                side: Side::Client,
                step: None,
                kind: EventKind::Failure,
                text: line.text,
                key: None,
            });
        }
    }
}
