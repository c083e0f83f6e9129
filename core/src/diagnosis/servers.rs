use super::diagnose_by;
use super::merge::Merger;
use crate::matching::Rules;
use crate::probe::Outcome;
use crate::report::{DnsFact, Language, Report, Severity, Verdict};

/// What the servers of a name are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerKind {
    /// Mail servers (MX): other servers deliver to them, mostly without a look at the certificate.
    Mail,
    /// Mail servers of a domain whose MTA-STS policy wants a certificate that fits.
    MailEnforced,
    /// Submission servers: programs log in there, and check the certificate.
    Submission,
}

/// Faults of a certificate, which senders between mail servers overlook
/// unless DANE or MTA-STS forbids it (RFC 7435).
const OVERLOOKED: [&str; 3] = ["tls.cert-expired", "tls.cert-untrusted", "tls.name-mismatch"];

const OPPORTUNISTIC: &str = "Most senders deliver to a mail server all the same when its certificate does not fit; \
    those that follow DANE or MTA-STS do not.";

/// One report over several servers of one name, and what DNS says of the
/// name. `outcomes` has the host of each server.
#[must_use]
pub fn diagnose_servers(
    name: &str,
    kind: ServerKind,
    dns: Vec<DnsFact>,
    outcomes: &[(String, Outcome)],
    rules: Rules,
    language: Language,
) -> Report {
    let mut merger = Merger::new();
    let names = Outcome { dns, complete: true, ..Outcome::default() };
    merger.add(diagnose_by(&names, Rules::default(), language));
    let mut working = Vec::new();
    for (host, outcome) in outcomes {
        let mut report = diagnose_by(outcome, rules, language);
        if kind == ServerKind::Mail {
            overlook(&mut report);
        }
        if report.verdict == Verdict::Healthy {
            working.push(host.as_str());
        }
        merger.add(report);
    }
    let Some(mut report) = merger.finish() else { return Report::unknown("") };
    let all = outcomes.len();
    match report.verdict {
        Verdict::Healthy if all > 0 => report.summary = healthy(name, &working, &report),
        Verdict::Healthy if report.findings.is_empty() => {
            report.summary = format!("What DNS says of {name} is in order.");
        }
        Verdict::Fault if !working.is_empty() => {
            let (count, list) = (working.len(), working.join(", "));
            report.notes.insert(0, format!("{count} of {all} servers answer without a fault: {list}."));
        }
        _ => {}
    }
    report
}

/// Makes of a certificate that does not fit what it is between mail servers.
fn overlook(report: &mut Report) {
    let mut any = false;
    for finding in report.findings.iter_mut().filter(|f| OVERLOOKED.contains(&f.cause.as_str())) {
        any = true;
        finding.severity = finding.severity.max(Severity::Warning);
    }
    if any {
        report.notes.push(OPPORTUNISTIC.into());
        // The dialogue got as far as TLS: the server works.
        if report.findings.iter().all(|finding| finding.severity != Severity::Error) {
            report.verdict = Verdict::Healthy;
        }
    }
}

fn healthy(name: &str, working: &[&str], report: &Report) -> String {
    let answer = match working {
        [one] => format!("{one}, server of {name}, answers"),
        all => format!("All {} servers of {name} answer", all.len()),
    };
    match report.findings.first() {
        Some(mild) => format!("{answer}. One thing to know: {}", mild.summary),
        None => format!("{answer}, and nothing is wrong so far."),
    }
}

#[cfg(test)]
#[path = "servers_tests.rs"]
mod tests;
