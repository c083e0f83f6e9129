use super::{Around, Shows, Yields};
use crate::report::Severity;
use crate::session::{Ending, EventKind, Session};

/// The certificate is in date, and not for long. Only a live probe knows what
/// day it is, so it says so in the facts.
pub(super) fn check(session: &Session, _: &Around) -> Option<Shows> {
    let ending = session.tls.as_ref()?.ending.clone()?;
    let event = session.events.iter().find(|e| matches!(e.kind, EventKind::TlsUp(_)))?.clone();
    let Ending { words, critical, fault } = ending;
    Some(Shows {
        cause: "tls.cert-expiring",
        rule: if critical { "cert-expiring-critical" } else { "cert-expiring" },
        confidence: 0.97,
        severity: fault.then_some(Severity::Error),
        values: vec![("date", words)],
        event,
        yields: Yields::Nothing,
    })
}
