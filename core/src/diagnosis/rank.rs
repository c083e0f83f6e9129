use crate::report::Finding;
use std::cmp::Ordering;

/// Sorts findings, the one to fix first in front, and keeps
/// `consequence_of` pointing right.
pub(super) fn rank(findings: Vec<Finding>) -> Vec<Finding> {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by(|a, b| compare(&findings[*a], &findings[*b]));
    let mut place = vec![0; findings.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let mut sorted: Vec<(usize, Finding)> = findings.into_iter().enumerate().collect();
    sorted.sort_by_key(|(old, _)| place[*old]);
    let moved = sorted.into_iter().map(|(_, mut finding)| {
        finding.consequence_of = finding.consequence_of.map(|root| place[root]);
        finding
    });
    moved.collect()
}

/// Severity, root before consequence, confidence, stage, offset, id: total.
fn compare(a: &Finding, b: &Finding) -> Ordering {
    let offset = |f: &Finding| f.evidence.first().map_or(u64::MAX, |e| e.start);
    a.severity
        .cmp(&b.severity)
        .then(a.consequence_of.is_some().cmp(&b.consequence_of.is_some()))
        .then(b.confidence.total_cmp(&a.confidence))
        .then(a.stage.cmp(&b.stage))
        .then(offset(a).cmp(&offset(b)))
        .then(a.cause.cmp(&b.cause))
}
