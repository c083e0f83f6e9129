use super::{State, Thresholds, nagios, nagios_unknown};
use crate::render::render_tests::{fault, timeout};
use crate::render::{Detail, Probed};
use crate::report::{Attempt, AttemptState, Phase, Report, SessionReport, Severity, TlsReport, Verdict};
use std::time::Duration;

pub(in crate::render) fn healthy() -> Report {
    let phase = |name: &str, milliseconds| Phase { name: name.into(), milliseconds };
    let attempt = Attempt {
        address: "192.0.2.10".into(),
        port: 587,
        tls_mode: "starttls".into(),
        state: AttemptState::Open,
        reason: "open".into(),
        phases: vec![phase("resolve", 12.0), phase("connect", 18.0), phase("ehlo", 9.0), phase("ehlo", 8.0)],
        comparison: false,
    };
    let tls = TlsReport { days_left: Some(30), ..TlsReport::default() };
    Report {
        verdict: Verdict::Healthy,
        attempts: vec![attempt],
        sessions: vec![SessionReport { tls: Some(tls), ..SessionReport::default() }],
        ..Report::unknown("mail.example.com, port 587, answers, and nothing is wrong so far.")
    }
}

fn line(report: &Report, thresholds: Thresholds) -> (State, String) {
    let took = Duration::from_millis(210);
    let probed = Probed { report, target: "mail.example.com:587", took };
    nagios(&probed, &thresholds, Detail::Verdict)
}

#[test]
fn a_healthy_server() {
    let (state, text) = line(&healthy(), Thresholds::default());
    assert_eq!(state.status(), 0);
    assert_eq!(
        text,
        "SMTP OK - mail.example.com, port 587, answers, and nothing is wrong so far. (mail.example.com:587)\
         |time=0.210s;;;0 cert_days=30;; resolve=0.012s;;;0 connect=0.018s;;;0 ehlo=0.017s;;;0\n"
    );
}

#[test]
fn thresholds_raise_the_state_and_stand_in_the_data() {
    let days = Thresholds { days_warning: Some(40), days_critical: Some(7), ..Thresholds::default() };
    let (state, text) = line(&healthy(), days);
    assert_eq!(state, State::Ok, "the days are told by a finding");
    assert!(text.contains(" cert_days=30;40:;7: "), "{text}");
    let ms = |ms| Some(Duration::from_millis(ms));
    let times = Thresholds { warning: ms(100), critical: ms(200), ..days };
    let (state, text) = line(&healthy(), times);
    assert_eq!(state.status(), 2);
    assert!(text.contains("took 0.2 s, longer than 0.2 s.") && text.contains("|time=0.210s;0.1;0.2;0 "));
    let wide =
        Thresholds { warning: ms(300), critical: ms(400), days_warning: Some(30), days_critical: None };
    assert_eq!(line(&healthy(), wide).0, State::Ok);
}

#[test]
fn a_fault_is_critical_and_its_first_line_is_the_sentence() {
    let report = fault(vec![timeout()]);
    let probed = Probed { report: &report, target: "smtp.example.com:587", took: Duration::from_secs(10) };
    let (state, text) = nagios(&probed, &Thresholds::default(), Detail::Short);
    assert_eq!(state.status(), 2);
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some(
            "SMTP CRITICAL - smtp.example.com did not answer on port 587: something on the way drops it. \
             (smtp.example.com:587)|time=10.000s;;;0"
        )
    );
    assert_eq!(lines.next(), Some("likely, your hosting provider's move, waiting does not help"));
    assert!(text.contains("\n1. Ask the host: ") && text.ends_with("cause: net.timeout\n"), "{text}");
}

#[test]
fn a_bar_in_the_words_begins_no_data() {
    let mut report = healthy();
    report.summary = "a | b\u{1b}".into();
    let (_, text) = line(&report, Thresholds::default());
    assert!(text.starts_with("SMTP OK - a \u{a6} b? (") && text.matches('|').count() == 1, "{text}");
    assert_eq!(nagios_unknown("no | file"), "SMTP UNKNOWN - no \u{a6} file\n");
}

#[test]
fn warnings_what_cannot_be_told_and_what_was_cut_short() {
    let mild = Report { findings: vec![finding(Severity::Warning)], ..healthy() };
    assert_eq!(line(&mild, Thresholds::default()).0, State::Warning);
    let known = Report { findings: vec![finding(Severity::Info)], ..healthy() };
    assert_eq!(line(&known, Thresholds::default()).0, State::Ok);
    assert_eq!(line(&Report::unknown("?"), Thresholds::default()).0.status(), 3);
    let cut = Report { complete: false, ..healthy() };
    let tight = Thresholds { critical: Some(Duration::ZERO), ..Thresholds::default() };
    let (state, text) = line(&cut, tight);
    assert_eq!(state, State::Unknown);
    assert!(text.starts_with("SMTP UNKNOWN - The probe was cut short. mail"), "{text}");
}

fn finding(severity: Severity) -> crate::report::Finding {
    crate::report::Finding { severity, ..timeout() }
}
