use super::rank::rank;
use crate::limits;
use crate::report::{Finding, Report, Severity, Unmatched, Verdict};
use crate::words::fixed;

/// One report over several inputs. Each input is judged by itself, so that
/// the program or provider of one says nothing about another; then findings
/// of one cause are joined as within one log. Bounded, however many inputs
/// come.
#[derive(Debug, Default)]
pub struct Merger {
    report: Option<Report>,
    /// For each finding of `report`, the cause that it follows from.
    roots: Vec<Option<String>>,
    inputs: usize,
    /// Something was seen to work.
    healthy: Option<String>,
    /// What the first input said that could not tell.
    unknown: Option<String>,
}

impl Merger {
    /// Starts without inputs.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the report of the next input.
    pub fn add(&mut self, report: Report) {
        self.inputs += 1;
        match report.verdict {
            Verdict::Healthy => keep(&mut self.healthy, &report.summary),
            Verdict::Unknown => keep(&mut self.unknown, &report.summary),
            Verdict::Fault => {}
        }
        let roots: Vec<Option<String>> = report.findings.iter().map(|f| root(f, &report.findings)).collect();
        let Some(all) = &mut self.report else {
            self.report = Some(report);
            self.roots = roots;
            return;
        };
        for (finding, root) in report.findings.into_iter().zip(roots) {
            match all.findings.iter().position(|f| f.cause == finding.cause) {
                Some(known) => {
                    join(&mut all.findings[known], finding);
                    // What stands alone anywhere is a fault of its own.
                    self.roots[known] = self.roots[known].take().filter(|_| root.is_some());
                }
                None => {
                    all.findings.push(finding);
                    self.roots.push(root);
                }
            }
        }
        report.unmatched.into_iter().for_each(|one| group(&mut all.unmatched, one));
        extend(&mut all.formats, report.formats, limits::FORMAT_RUNS);
        extend(&mut all.attempts, report.attempts, limits::SESSIONS);
        extend(&mut all.dns, report.dns, limits::DNS_FACTS);
        extend(&mut all.sessions, report.sessions, limits::SESSIONS_SHOWN);
        let new = report.notes.into_iter().filter(|n| !all.notes.contains(n)).collect();
        extend(&mut all.notes, new, limits::NOTES);
        all.redactions += report.redactions;
        all.complete &= report.complete;
    }

    /// The report over all; `None` where there was no input.
    #[must_use]
    pub fn finish(self) -> Option<Report> {
        let mut report = self.report?;
        if self.inputs == 1 {
            return Some(report);
        }
        let place = |cause: &String| report.findings.iter().position(|f| f.cause == *cause);
        let roots: Vec<Option<usize>> = self.roots.iter().map(|r| r.as_ref().and_then(place)).collect();
        for (finding, root) in report.findings.iter_mut().zip(roots) {
            finding.consequence_of = root;
        }
        report.findings = rank(report.findings);
        let fault = report.findings.iter().any(|f| f.severity == Severity::Error);
        let healthy = self.healthy.filter(|_| report.unmatched.is_empty());
        (report.verdict, report.summary) = match (fault, healthy) {
            (true, _) => (Verdict::Fault, report.findings[0].summary.clone()),
            (false, Some(summary)) => (Verdict::Healthy, summary),
            (false, None) => (Verdict::Unknown, unknown(&report, self.unknown)),
        };
        Some(report)
    }
}

fn unknown(report: &Report, summary: Option<String>) -> String {
    let told = report.unmatched.first().map(|u| fixed(report.language.words().unnamed, &[("text", &u.text)]));
    told.or(summary).unwrap_or_default()
}

fn keep(place: &mut Option<String>, summary: &str) {
    if place.is_none() {
        *place = Some(summary.to_owned());
    }
}

fn root(finding: &Finding, all: &[Finding]) -> Option<String> {
    all.get(finding.consequence_of?).map(|root| root.cause.clone())
}

/// Joins a finding of the same cause; the surer one's words and context stand.
fn join(one: &mut Finding, other: Finding) {
    let count = one.count.saturating_add(other.count);
    let severity = one.severity.min(other.severity);
    let mut evidence = std::mem::take(&mut one.evidence);
    extend(&mut evidence, other.evidence.clone(), limits::EVIDENCE);
    // Times are RFC 3339 in UTC: their order is the text's.
    let first = earlier(one.first_seen.take(), other.first_seen.clone(), true);
    let last = earlier(one.last_seen.take(), other.last_seen.clone(), false);
    if other.confidence > one.confidence {
        *one = other;
    }
    (one.count, one.severity, one.evidence) = (count, severity, evidence);
    (one.first_seen, one.last_seen) = (first, last);
}

fn earlier(a: Option<String>, b: Option<String>, earlier: bool) -> Option<String> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if earlier { a.min(b) } else { a.max(b) }),
        (a, b) => a.or(b),
    }
}

fn group(list: &mut Vec<Unmatched>, one: Unmatched) {
    if let Some(same) = list.iter_mut().find(|u| u.template == one.template) {
        same.count = same.count.saturating_add(one.count);
    } else if list.len() < limits::UNMATCHED {
        list.push(one);
    }
}

fn extend<T>(list: &mut Vec<T>, more: Vec<T>, limit: usize) {
    let room = limit.saturating_sub(list.len());
    list.extend(more.into_iter().take(room));
}
