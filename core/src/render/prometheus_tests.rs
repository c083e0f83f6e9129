use super::prometheus;
use crate::render::Probed;
use crate::render::render_tests::{fault, timeout};
use crate::report::{
    Attempt, AttemptState, CertificateReport, Phase, Report, SessionReport, TlsReport, Verdict,
};
use std::time::Duration;

fn attempt(address: &str, state: AttemptState) -> Attempt {
    Attempt {
        address: address.into(),
        port: 587,
        tls_mode: "starttls".into(),
        state,
        reason: String::new(),
        phases: vec![
            Phase { name: "resolve".into(), milliseconds: 12.0 },
            Phase { name: "connect".into(), milliseconds: 18.5 },
        ],
        comparison: false,
    }
}

fn certificate(not_after: &str) -> CertificateReport {
    CertificateReport {
        subject: String::new(),
        issuer: String::new(),
        names: Vec::new(),
        not_before: String::new(),
        not_after: not_after.into(),
        key: String::new(),
        signature: String::new(),
    }
}

#[test]
fn a_probe_as_metrics() {
    let mut odd = timeout();
    odd.cause = "own.\"odd\\\n".into();
    let tls = TlsReport {
        version: Some("1.3".into()),
        trust: Some(true),
        name: Some(true),
        dates: Some(false),
        chain: vec![certificate("2027-05-01T00:00:00Z"), certificate("2026-11-21T08:00:00Z")],
        ..TlsReport::default()
    };
    let report = Report {
        attempts: vec![
            attempt("2001:db8::10", AttemptState::TimedOut),
            attempt("192.0.2.10", AttemptState::Open),
            Attempt { comparison: true, ..attempt("192.0.2.99", AttemptState::Open) },
        ],
        sessions: vec![SessionReport { tls: Some(tls), ..SessionReport::default() }],
        ..fault(vec![timeout(), timeout(), timeout(), odd])
    };
    let probed =
        Probed { report: &report, target: "mail.example.com:587", took: Duration::from_millis(1250) };
    insta::assert_snapshot!(prometheus(&probed));
}

#[test]
fn what_was_not_seen_is_no_metric() {
    let report = Report { verdict: Verdict::Unknown, complete: false, ..Report::unknown("no") };
    let text = prometheus(&Probed { report: &report, target: "x:25", took: Duration::ZERO });
    let samples: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(
        samples,
        [
            "probe_success{target=\"x:25\"} 0",
            "probe_duration_seconds{target=\"x:25\"} 0",
            "smtpdiag_verdict{target=\"x:25\",verdict=\"fault\"} 0",
            "smtpdiag_verdict{target=\"x:25\",verdict=\"healthy\"} 0",
            "smtpdiag_verdict{target=\"x:25\",verdict=\"unknown\"} 1",
            "smtpdiag_complete{target=\"x:25\"} 0",
        ]
    );
}
