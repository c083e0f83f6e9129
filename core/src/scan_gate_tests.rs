//! The gate for large logs changes nothing but the speed.

use super::{Analyzer, Options};
use crate::report::{Report, Severity};

fn report(input: &str, gate: u64) -> Report {
    let mut analyzer = Analyzer::gated_from(gate, &Options::default());
    analyzer.feed(input.as_bytes());
    analyzer.finish()
}

/// A log of many messages: most delivered, some put off once and delivered
/// later, some refused.
fn log(messages: usize) -> String {
    let mut log = String::new();
    let mut line = |minute: usize, id: usize, words: &str| {
        let (hour, minute) = (minute / 60 % 24, minute % 60);
        log.push_str(&format!("2024-03-01 {hour:02}:{minute:02}:00 1r{id:04}-0007cx-1U {words}\n"));
    };
    for n in 0..messages {
        line(n, n, "<= a@example.com H=web [192.0.2.7] P=esmtpsa S=900 id=x@example.com");
        match n % 10 {
            3 => line(
                n,
                n,
                "== b@example.org R=dnslookup T=remote_smtp H=mx.example.org [198.51.100.9]: SMTP error from remote mail server after RCPT TO:<b@example.org>: 451 4.7.1 Greylisted, please try again later",
            ),
            7 => line(
                n,
                n,
                "** c@example.net R=dnslookup T=remote_smtp H=mx.example.net [203.0.113.5]: SMTP error from remote mail server after RCPT TO:<c@example.net>: 550 5.1.1 User unknown",
            ),
            _ => line(
                n,
                n,
                "=> d@example.com R=dnslookup T=remote_smtp H=mx.example.com [192.0.2.9] C=\"250 ok\"",
            ),
        }
        if n % 10 != 3 {
            line(n, n, "Completed");
        } else if n >= 10 {
            line(
                n,
                n - 10,
                "=> b@example.org R=dnslookup T=remote_smtp H=mx.example.org [198.51.100.9] C=\"250 ok\"",
            );
        }
    }
    log
}

#[test]
fn the_gate_changes_no_finding() {
    for messages in [9, 100, 3000] {
        let log = log(messages);
        let (with, without) = (report(&log, 0), report(&log, u64::MAX));
        let told = |report: &Report| -> Vec<_> {
            let findings = report.findings.iter();
            findings.map(|f| (f.cause.clone(), f.severity, f.count, f.confidence.to_bits())).collect()
        };
        assert_eq!(told(&with), told(&without), "{messages}");
        let whole = |report: &Report| (report.verdict, report.formats.clone(), report.notes.clone());
        assert_eq!(whole(&with), whole(&without), "{messages}");
    }
}

#[test]
fn what_is_put_off_and_delivered_later_is_no_fault_however_often() {
    // The last one put off is never delivered: without its line, none is left.
    let all = log(300);
    let last = all.lines().rfind(|line| line.contains(" == ")).unwrap_or_default().to_owned() + "\n";
    let settled = all.replace(&last, "");
    for gate in [0, u64::MAX] {
        let severity = |log: &str| {
            let report = report(log, gate);
            report.findings.iter().find(|f| f.cause == "throttle.greylist").map(|f| f.severity)
        };
        assert_eq!(severity(&all), Some(Severity::Error));
        assert_eq!(severity(&settled), Some(Severity::Info));
    }
}
