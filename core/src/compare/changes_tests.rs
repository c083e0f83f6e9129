use super::{changes, difference};
use crate::report::{
    Attempt, AttemptState, CertificateReport, Change, Phase, Report, SessionReport, TlsReport, Verdict,
};

pub(in crate::compare) fn report(ip: &str, greeting: &str, capabilities: &[&str], ends: &str) -> Report {
    let phase = |name: &str, milliseconds| Phase { name: name.into(), milliseconds };
    let leaf = CertificateReport {
        subject: "CN=mail.example.com".into(),
        issuer: "CN=R3".into(),
        names: vec!["mail.example.com".into()],
        not_before: "2026-09-01T00:00:00Z".into(),
        not_after: ends.into(),
        key: "EC P-256".into(),
        signature: String::new(),
    };
    let tls = TlsReport {
        version: Some("1.3".into()),
        trust: Some(true),
        name: Some(true),
        dates: Some(true),
        chain: vec![leaf],
        ..TlsReport::default()
    };
    Report {
        verdict: Verdict::Healthy,
        attempts: vec![Attempt {
            address: ip.into(),
            port: 587,
            tls_mode: "starttls".into(),
            state: AttemptState::Open,
            reason: "open".into(),
            phases: vec![phase("connect", 18.0), phase("ehlo", 60.0)],
            comparison: false,
        }],
        sessions: vec![SessionReport {
            ip: Some(ip.into()),
            greeting: Some(greeting.into()),
            capabilities: capabilities.iter().map(|c| (*c).to_owned()).collect(),
            tls: Some(tls),
            ..SessionReport::default()
        }],
        ..Report::unknown("It answers.")
    }
}

fn usual() -> Report {
    report("192.0.2.1", "mx1.example.com ESMTP 7", &["SIZE 100", "STARTTLS"], "2026-12-01T00:00:00Z")
}

fn words(list: &[Change]) -> Vec<&str> {
    list.iter().map(|change| change.words.as_str()).collect()
}

#[test]
fn the_same_is_the_same_whatever_the_order() {
    let other =
        report("192.0.2.1", "mx1.example.com ESMTP 8", &["STARTTLS", "SIZE 100"], "2026-12-01T00:00:00Z");
    let difference = difference(&usual(), &other);
    assert!(difference.same && difference.changes.is_empty(), "{difference:?}");
}

#[test]
fn what_changed_in_words() {
    let mut after =
        report("192.0.2.9", "mx2.example.com ESMTP", &["SIZE 200", "STARTTLS"], "2027-03-01T00:00:00Z");
    after.verdict = Verdict::Unknown;
    assert_eq!(
        words(&changes(&usual(), &after)),
        [
            "verdict: unknown; before it was healthy",
            "addresses: gone: 192.0.2.1 open; new: 192.0.2.9 open",
            "greeting name: mx2.example.com; before it was mx1.example.com",
            "capabilities: gone: SIZE 100; new: SIZE 200",
            "certificate: CN=mail.example.com, 2026-09-01T00:00:00Z to 2027-03-01T00:00:00Z, by CN=R3, \
             EC P-256; before it was CN=mail.example.com, 2026-09-01T00:00:00Z to 2026-12-01T00:00:00Z, \
             by CN=R3, EC P-256",
        ]
    );
}

#[test]
fn what_came_and_what_went() {
    let nothing = Report::unknown("No answer.");
    let come = changes(&nothing, &usual());
    assert!(words(&come).contains(&"greeting name: mx1.example.com; before there was none"), "{come:?}");
    let gone = changes(&usual(), &nothing);
    assert!(words(&gone).contains(&"capabilities: none; before it was SIZE 100, STARTTLS"), "{gone:?}");
    assert_eq!((gone[0].before.as_deref(), gone[0].after.as_deref()), (Some("healthy"), Some("unknown")));
}

#[test]
fn times_count_beyond_noise_alone() {
    let with = |ms: f64| {
        let mut report = usual();
        report.attempts[0].phases[1].milliseconds = ms;
        report
    };
    assert!(difference(&usual(), &with(159.0)).same, "less than 100 ms more");
    let slower = difference(&usual(), &with(160.0));
    assert_eq!(words(&slower.changes), ["time of ehlo: 160 ms; before it was 60 ms"]);
    assert!(difference(&with(1000.0), &with(1900.0)).same, "less than twice");
    assert!(!difference(&with(1900.0), &with(900.0)).same, "faster is told as well");
    assert!(changes(&usual(), &with(9000.0)).is_empty(), "a watch tells no times");
}
