use crate::report::{Report, Verdict};
use crate::{Merger, Options, analyze};

fn read(inputs: &[(&str, &str)]) -> Report {
    let mut merger = Merger::new();
    for (source, text) in inputs {
        merger.add(analyze(text.as_bytes(), &Options { source: (*source).into(), ..Options::default() }));
    }
    merger.finish().expect("there are inputs")
}

const REFUSED: &str = "SMTP -> ERROR: Failed to connect to server: Connection refused (111)\n";
const FOLLOWS: &str = "SMTP connect() failed.\n";
const LOGIN: &str = "535 5.7.8 Error: authentication failed: wrong password\n";
const DELIVERED: &str = "220 mail.example.com ESMTP\n250 2.0.0 Ok: queued as 4XyzAb1234\n";

fn causes(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|f| f.cause.as_str()).collect()
}

#[test]
fn no_input_is_no_report() {
    assert_eq!(Merger::new().finish(), None);
}

#[test]
fn one_input_is_its_report() {
    let alone = analyze(LOGIN.as_bytes(), &Options { source: "a".into(), ..Options::default() });
    assert_eq!(read(&[("a", LOGIN)]), alone);
}

#[test]
fn equal_causes_are_one_finding_with_evidence_of_each_input() {
    let report = read(&[("a", LOGIN), ("b", LOGIN), ("c", REFUSED)]);
    let login = report.findings.iter().find(|f| f.cause == "auth.bad-credentials").expect("found");
    let sources: Vec<&str> = login.evidence.iter().map(|e| e.source.as_str()).collect();
    assert_eq!((login.count, sources), (2, vec!["a", "b"]));
    assert!(causes(&report).contains(&"net.refused"));
    assert_eq!((report.verdict, &report.summary), (Verdict::Fault, &report.findings[0].summary));
}

#[test]
fn what_follows_points_to_its_root_unless_it_stands_alone_somewhere() {
    let both = REFUSED.to_owned() + FOLLOWS;
    let report = read(&[("a", LOGIN), ("b", &both)]);
    let follower = report.findings.iter().find(|f| f.consequence_of.is_some()).expect("one follows");
    assert_eq!(report.findings[follower.consequence_of.expect("some")].cause, "net.refused");
    let report = read(&[("a", &both), ("b", FOLLOWS)]);
    assert!(report.findings.iter().all(|f| f.consequence_of.is_none()), "{:?}", causes(&report));
}

#[test]
fn verdicts() {
    let prose = "the cat sat on the mat\n";
    assert_eq!(read(&[("a", prose), ("b", prose)]).verdict, Verdict::Unknown);
    assert_eq!(read(&[("a", prose), ("b", DELIVERED)]).verdict, Verdict::Healthy);
    assert_eq!(read(&[("a", DELIVERED), ("b", LOGIN)]).verdict, Verdict::Fault);
}

#[test]
fn many_inputs_stay_bounded() {
    let mut merger = Merger::new();
    for i in 0..2_000 {
        let text = format!("{LOGIN}{DELIVERED}frobnicated error: cannot frob {}\n", "x".repeat(i % 100));
        merger.add(analyze(text.as_bytes(), &Options { source: format!("{i}.log"), ..Options::default() }));
    }
    let report = merger.finish().expect("a report");
    assert!(report.findings.iter().all(|f| f.evidence.len() <= crate::limits::EVIDENCE));
    assert!(report.sessions.len() <= crate::limits::SESSIONS_SHOWN);
    assert!(report.unmatched.len() <= crate::limits::UNMATCHED);
    assert_eq!(report.findings[0].count, 2_000);
}

#[test]
fn names_of_inputs_are_fit_to_show() {
    let report = read(&[("a\u{1b}[2J.log", LOGIN)]);
    assert!(!report.findings[0].evidence[0].source.contains('\u{1b}'));
}
