use std::io;

/// Why a run did not come about. Each names what failed, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The arguments do not fit together, or one of them is not understood.
    #[error("{what}\n  {advice}")]
    Usage {
        /// What is wrong, with the argument in question.
        what: String,
        /// What to do instead.
        advice: String,
    },
    /// A file could not be read.
    #[error("cannot read {path}: {source}\n  {advice}")]
    Read {
        /// The file as given.
        path: String,
        /// Why.
        source: io::Error,
        /// What to do instead.
        advice: String,
    },
    /// A file could not be written.
    #[error("cannot write {path}: {source}\n  Choose another place, or free this one.")]
    Keep {
        /// The file as given.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// Users' own rules are wrong.
    #[error(
        "the rules in {folder} cannot be used:{problems}\n  `smtpdiag check-rules {folder}` checks them."
    )]
    Rules {
        /// Their folder.
        folder: String,
        /// A line for each problem.
        problems: String,
    },
    /// The output could not be written.
    #[error("cannot write the output: {0}")]
    Write(#[from] io::Error),
    /// The demonstration gave something else than it should.
    #[error(
        "the demonstration did not come out as expected: {0}\n  This is a defect of smtpdiag or of its build; report it with this output."
    )]
    Demo(String),
    /// Something in this program.
    #[error("internal: {0}\n  This is a defect of smtpdiag; report it with the command that you ran.")]
    Internal(String),
}

impl Failure {
    /// A usage failure.
    pub(crate) fn usage(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::Usage { what: what.into(), advice: advice.into() }
    }

    /// Whether the reader of our output went away, which is no failure.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(e) if e.kind() == io::ErrorKind::BrokenPipe)
    }
}
