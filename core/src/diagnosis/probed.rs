//! What a probe did, as the report tells it.

use super::shown::Shown;
use crate::report::{ProbeReport, Report, Verdict};

/// The same with its words fit to show.
pub(super) fn told(probe: &ProbeReport) -> ProbeReport {
    let mut shown = Shown::new(true);
    let mut told = probe.clone();
    for login in &mut told.logins {
        login.mechanism = shown.words(&login.mechanism);
        login.words = shown.words(&login.words);
    }
    for recipient in &mut told.recipients {
        recipient.address = shown.words(&recipient.address);
        recipient.reply = shown.words(&recipient.reply);
    }
    told
}

/// Where some recipients were accepted and some refused, the verdict is about all of them.
pub(super) fn sum_up(report: &mut Report) {
    let Some(probe) = &report.probe else { return };
    let all = probe.recipients.len();
    let accepted = probe.recipients.iter().filter(|one| one.accepted).count();
    if report.verdict == Verdict::Fault && accepted > 0 && accepted < all {
        let sent = if report.sessions.iter().any(|session| session.outcome == "delivered") {
            ", and the message went out to them"
        } else {
            ""
        };
        report.summary = format!("{accepted} of {all} recipients accepted{sent}. {}", report.summary);
    }
}
