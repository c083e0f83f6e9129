use super::{Finding, Report, Topic, Unmatched, Verdict};
use serde::Serialize;

/// A line of `--format ndjson`: first the findings, one a line, in the order
/// of [`Report::findings`], then the summary.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Record<'a> {
    /// One finding; `consequence_of` is the index of its line, from 0.
    Finding(&'a Finding),
    /// The last line.
    Summary(Summary<'a>),
}

/// What a report says beside its findings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary<'a> {
    /// The version of the contract.
    pub schema: &'a str,
    /// Fault, healthy or unknown.
    pub verdict: Verdict,
    /// One sentence for a person.
    pub summary: &'a str,
    /// False where the run was cut short or a bound was reached.
    pub complete: bool,
    /// How many findings stand before.
    pub findings: usize,
    /// How many secrets were masked.
    pub redactions: u64,
    /// Error-like lines that no rule names.
    pub unmatched: &'a [Unmatched],
    /// The term that `explain` was asked about.
    pub topic: Option<&'a Topic>,
    /// What the reader should know about this report.
    pub notes: &'a [String],
}

/// The lines of a report.
#[must_use]
pub fn records(report: &Report) -> Vec<Record<'_>> {
    let mut records: Vec<Record<'_>> = report.findings.iter().map(Record::Finding).collect();
    records.push(Record::Summary(Summary {
        schema: &report.schema,
        verdict: report.verdict,
        summary: &report.summary,
        complete: report.complete,
        findings: report.findings.len(),
        redactions: report.redactions,
        unmatched: &report.unmatched,
        topic: report.topic.as_ref(),
        notes: &report.notes,
    }));
    records
}
