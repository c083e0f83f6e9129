use crate::report::Report;

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
    let mut analyzer = Analyzer::new(options.clone());
    analyzer.feed(input);
    analyzer.finish()
}

/// Reads an input piece by piece; any chunking gives the same report, and
/// memory stays bounded whatever comes.
#[derive(Debug)]
pub struct Analyzer {
    options: Options,
}

impl Analyzer {
    /// Starts on a new input.
    #[must_use]
    pub const fn new(options: Options) -> Self {
        Self { options }
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, _bytes: &[u8]) {}

    /// Ends the input and gives the report.
    #[must_use]
    pub fn finish(self) -> Report {
        let _ = self.options;
        Report::unknown("Nothing was recognised.")
    }
}
