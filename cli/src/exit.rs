//! Exit statuses; a public contract.

use smtpdiag_core::render::State;
use smtpdiag_core::report::{Report, Verdict};
use std::process::ExitCode;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// No fault.
    NoFault,
    /// The report cannot tell.
    Unknown,
    /// A fault was found.
    Fault,
    /// The run itself failed: usage, file, internal.
    CouldNotRun,
    /// The state of a monitoring plugin, whose numbers are others.
    Plugin(State),
}

impl Exit {
    /// The status of a report. A term that was explained is no fault.
    pub(crate) const fn of(report: &Report) -> Self {
        match report.verdict {
            Verdict::Fault => Self::Fault,
            Verdict::Healthy => Self::NoFault,
            Verdict::Unknown if report.topic.is_some() => Self::NoFault,
            Verdict::Unknown => Self::Unknown,
        }
    }

    /// The number that the shell sees.
    pub(crate) const fn status(self) -> u8 {
        match self {
            Self::NoFault => 0,
            Self::Fault => 1,
            Self::CouldNotRun => 2,
            Self::Unknown => 3,
            Self::Plugin(state) => state.status(),
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.status())
    }
}
