//! What a probe did, as the report tells it.

use super::shown::Shown;
use crate::knowledge::{PROVIDERS, QUEUES, Queue, provider_by_host};
use crate::report::{FindReport, ProbeReport, Report, Verdict};

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
    for check in &mut told.checks {
        check.words = shown.words(&check.words);
    }
    if let Some(queued) = &mut told.queued {
        queued.reply = shown.words(&queued.reply);
    }
    told
}

/// Most programs named where the server is not known.
const PROGRAMS: usize = 2;

/// The queue id, and how to find it on the server that the probe saw.
pub(super) fn find_again(report: &mut Report, host: Option<&str>) {
    let server = report.sessions.iter().rev().find_map(|session| session.server.clone()).unwrap_or_default();
    let Some(queued) = report.probe.as_mut().and_then(|probe| probe.queued.as_mut()) else { return };
    let service = host.and_then(provider_by_host).map(|index| PROVIDERS[usize::from(index)].id);
    let named = |queue: &&Queue| match queue.service {
        true => Some(queue.id) == service,
        false => !server.is_empty() && server.to_lowercase().contains(&queue.name.to_lowercase()),
    };
    let reads = |queue: &&Queue| queue.id_in(&queued.reply).is_some();
    let known: Vec<&Queue> = QUEUES.iter().filter(named).filter(reads).take(1).collect();
    let guessed = || QUEUES.iter().filter(|queue| !queue.service && reads(queue)).take(PROGRAMS).collect();
    let queues = if known.is_empty() { guessed() } else { known };
    let id = queues.first().and_then(|queue| queue.id_in(&queued.reply)).map(str::to_owned);
    for (queue, id) in queues.iter().zip(id.iter().cycle()) {
        let find =
            |template: &&str| FindReport { on: queue.name.into(), command: template.replace("{id}", id) };
        queued.find.extend(queue.find.iter().map(find));
    }
    queued.id = id;
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
