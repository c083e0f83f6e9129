use super::{CauseId, Words};

/// A reply code, or a part of an enhanced status code, as its registry has it.
#[derive(Debug)]
pub(crate) struct Code {
    /// `535`; for enhanced codes `4`, `x.1`, `x.1.1` or `5.7.139`.
    pub(crate) code: &'static str,
    /// The last code of a range that `code` begins; empty otherwise.
    pub(crate) up_to: &'static str,
    /// `class`, `subject`, `detail`; empty for reply codes.
    pub(crate) part: &'static str,
    /// Likeliest first.
    pub(crate) causes: &'static [CauseId],
    pub(crate) words: Words,
}

impl Code {
    pub(crate) fn name(&self) -> &'static str {
        self.words.text(0)
    }

    pub(crate) fn meaning(&self) -> &'static str {
        self.words.text(1)
    }

    /// Commands that it answers.
    pub(crate) fn at(&self) -> Vec<&'static str> {
        self.words.list(2)
    }

    pub(crate) fn basic_codes(&self) -> Vec<&'static str> {
        self.words.list(3)
    }

    pub(crate) fn rfc(&self) -> Vec<&'static str> {
        self.words.list(4)
    }

    pub(crate) fn status(&self) -> &'static str {
        self.words.text(5)
    }

    pub(crate) fn notes(&self) -> &'static str {
        self.words.text(6)
    }

    pub(crate) fn vendor(&self) -> &'static str {
        self.words.text(7)
    }
}

/// A TCP port and what it is for.
#[derive(Debug)]
pub(crate) struct Port {
    pub(crate) number: u16,
    pub(crate) words: Words,
}

impl Port {
    pub(crate) fn name(&self) -> &'static str {
        self.words.text(0)
    }

    pub(crate) fn tls(&self) -> &'static str {
        self.words.text(1)
    }

    pub(crate) fn meaning(&self) -> &'static str {
        self.words.text(2)
    }

    pub(crate) fn usage(&self) -> &'static str {
        self.words.text(3)
    }

    pub(crate) fn notes(&self) -> &'static str {
        self.words.text(4)
    }

    pub(crate) fn rfc(&self) -> Vec<&'static str> {
        self.words.list(5)
    }
}
