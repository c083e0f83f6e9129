//! Whether the clock of *this* machine is what is wrong: where its date and
//! the server's disagree, and a certificate is out of date by ours alone.

use crate::date::rfc3339;
use crate::probe::{Clocks, Outcome};
use crate::report::{Finding, Fix, Report, Who};
use crate::session::{Check, EventKind, TlsFacts};

/// The cause that a wrong clock is mistaken for.
const CAUSE: &str = "tls.cert-expired";
/// Seconds by which clocks may differ: a greeting may take minutes.
const TOLERANCE: u64 = 300;
const DAY: u64 = 86_400;

/// Tells it, where there is something to tell.
pub(super) fn tell(report: &mut Report, outcome: &Outcome) {
    let facts = outcome.events.iter().find_map(|event| match &event.kind {
        EventKind::TlsUp(facts) if matches!(facts.dates, Check::Fail(_)) => Some(facts),
        _ => None,
    });
    let apart = outcome.clocks.filter(|c| c.ours.abs_diff(c.server) > TOLERANCE);
    match (apart, facts) {
        (Some(clocks), Some(facts)) if fits_at(facts, clocks.server) => {
            // No authority makes a certificate for the future; an old one may
            // as well stand on a server whose own clock has stopped.
            let certain = clocks.ours < clocks.server && facts.trust == Check::Pass;
            report.notes.insert(0, if certain { ours_is_wrong(clocks) } else { perhaps_ours(clocks) });
            let ours = report.findings.iter_mut().filter(|finding| certain && finding.cause == CAUSE);
            ours.for_each(set_clock);
        }
        (Some(clocks), _) => report.notes.push(differ(clocks)),
        (None, Some(facts)) if outcome.clocks.is_none() => report.notes.extend(from_the_future(facts)),
        (None, _) => {}
    }
}

/// Whether every certificate of the chain is in date at this moment.
fn fits_at(facts: &TlsFacts, moment: i64) -> bool {
    !facts.chain.is_empty() && facts.chain.iter().all(|c| c.not_before <= moment && moment <= c.not_after)
}

fn read(clocks: Clocks) -> String {
    let way = if clocks.ours < clocks.server { "behind" } else { "ahead of" };
    let by = span(clocks.ours.abs_diff(clocks.server));
    format!(
        "This machine's clock reads {}, {by} {way} the server's ({})",
        rfc3339(clocks.ours),
        rfc3339(clocks.server)
    )
}

fn ours_is_wrong(clocks: Clocks) -> String {
    format!(
        "{}. By the server's date the certificate is valid: the clock of this machine is wrong, not the certificate.",
        read(clocks)
    )
}

fn perhaps_ours(clocks: Clocks) -> String {
    format!(
        "{}. By the server's date the certificate is valid: compare yours with another clock, and if it is wrong, \
         set it: then nothing else is wrong.",
        read(clocks)
    )
}

fn differ(clocks: Clocks) -> String {
    format!("{}. One of the two is wrong; compare yours with another clock.", read(clocks))
}

/// An authority makes no certificate for the future.
fn from_the_future(facts: &TlsFacts) -> Option<String> {
    let (now, from) = (facts.at?, facts.chain.iter().map(|c| c.not_before).max()?);
    let trusted = facts.trust == Check::Pass;
    (trusted && from > now).then(|| {
        let early = span(from.abs_diff(now));
        format!(
            "The certificate begins {early} after the date of this machine ({}), and no authority makes one \
             for the future: this machine's clock is probably behind.",
            rfc3339(now)
        )
    })
}

fn set_clock(finding: &mut Finding) {
    finding.who = Who::You;
    let steps = [
        "Set the clock and keep it right. Linux: timedatectl set-ntp true, then timedatectl shows \
         \"System clock synchronized: yes\". Windows: w32tm /resync. macOS: sudo sntp -sS time.apple.com.",
        "In a virtual machine or a container the clock is that of its host: set it there.",
        "Run the probe again: the certificate must then be in date.",
    ];
    let steps = steps.map(str::to_owned).to_vec();
    finding
        .fixes
        .insert(0, Fix { platform: "clock".into(), name: "the clock of this machine".into(), steps });
}

/// A length of time in its largest unit.
fn span(seconds: u64) -> String {
    let units = [(365 * DAY, "years"), (DAY, "days"), (3_600, "hours"), (60, "minutes")];
    let fits = units.iter().find(|(length, _)| seconds >= 2 * length);
    fits.map_or_else(|| format!("{seconds} seconds"), |(length, name)| format!("{} {name}", seconds / length))
}

#[cfg(test)]
#[path = "clock_tests.rs"]
mod tests;
