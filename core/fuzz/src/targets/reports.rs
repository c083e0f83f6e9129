//! The readers, by families: each has seeds of its own.

use smtpdiag_core::report::Report;
use smtpdiag_core::{Analyzer, Options, analyze};

/// Dialogues as client programs print them.
pub fn transcripts(data: &[u8]) {
    judged(data);
}

/// Logs of servers.
pub fn mta_logs(data: &[u8]) {
    judged(data);
}

/// Exceptions and warnings of client programs.
pub fn client_exceptions(data: &[u8]) {
    judged(data);
}

/// Events of providers, as JSON.
pub fn json_events(data: &[u8]) {
    judged(data);
}

/// Mails that say that another one was not delivered.
pub fn bounces(data: &[u8]) {
    judged(data);
}

/// Most findings, sessions and evidence that a report on so little may have.
const MANY: usize = 5_000;

/// Any bytes give a report, the same in any chunks, whose evidence lies in the input.
pub(super) fn judged(data: &[u8]) -> Report {
    let report = analyze(data, &Options::default());
    let size = usize::from(data.last().copied().unwrap_or(0)) + 1;
    let mut analyzer = Analyzer::new(&Options::default());
    data.chunks(size).for_each(|chunk| analyzer.feed(chunk));
    assert_eq!(report, analyzer.finish(), "chunks of {size}");
    assert!(report.findings.len() + report.sessions.len() + report.unmatched.len() < MANY);
    for finding in &report.findings {
        assert!((0.0..=1.0).contains(&finding.confidence), "{finding:?}");
        for evidence in &finding.evidence {
            let inside = evidence.start <= evidence.end && evidence.end <= data.len() as u64;
            assert!(inside && evidence.line > 0, "{evidence:?}");
            assert!(!evidence.text.contains(|c: char| c.is_control() && c != '\n'), "{evidence:?}");
        }
    }
    report
}
