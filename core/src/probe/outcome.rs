use super::{Clocks, ResolveFault, words};
use crate::report::{Attempt, DnsFact, ProbeReport, TlsScanReport};
use crate::session::{Event, EventKind};
use std::time::Duration;

/// All that a probe saw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// What happened, in order; places point into `transcript`. Where one
    /// address has answered, what failed on the others stands in `attempts`
    /// and `transcript` alone: it is no fault of the dialogue.
    pub events: Vec<Event>,
    /// Every address, port and TLS mode tried.
    pub attempts: Vec<Attempt>,
    /// The dialogue as text, secrets masked, control characters neutralised:
    /// the input that evidence points into.
    pub transcript: String,
    /// For each line of the transcript, when it was written, since the start.
    pub times: Vec<Duration>,
    /// Where no connection came about: ids of the networks that this machine
    /// stands in and that block ports.
    pub networks: Vec<&'static str>,
    /// For a check of ports alone: what to say when nothing is wrong.
    pub good: Option<String>,
    /// What hellos of our own showed of the server's TLS.
    pub tls_scan: Option<TlsScanReport>,
    /// How long the probe took.
    pub took: Duration,
    /// Connections, logins, recipients.
    pub probe: ProbeReport,
    /// What else to know, a sentence each.
    pub remarks: Vec<String>,
    /// Ids of causes that were seen, and passed by themselves.
    pub passed: Vec<&'static str>,
    /// What this machine's clock and the server's read, where the greeting has a date.
    pub clocks: Option<Clocks>,
    /// What DNS says of the server; the caller asks and fills it in.
    pub dns: Vec<DnsFact>,
    /// False where the user or a bound cut the probe short.
    pub complete: bool,
}

impl Outcome {
    /// Whether nothing was tried, because the name does not exist or has no address.
    #[must_use]
    pub fn is_unresolved(&self) -> bool {
        let none = [ResolveFault::NotFound, ResolveFault::NoAddress].map(words::resolve);
        let says = |event: &Event| none.iter().any(|words| event.text.starts_with(words));
        self.events.iter().any(|event| event.kind == EventKind::Failure && says(event))
    }
}
