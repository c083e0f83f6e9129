use super::{Detail, Document, TextOptions, text};
use crate::report::{
    Confirm, Context, Evidence, Finding, Fix, Reference, Report, Retry, SessionReport, Severity, Stage,
    TlsReport, Topic, Unmatched, Verdict, Who,
};

fn shown(report: &Report, options: &TextOptions) -> String {
    let lines = text(&Document::new(report), options);
    lines.iter().map(|l| l.plain().trim_end().to_owned() + "\n").collect()
}

fn short(report: &Report) -> String {
    shown(report, &TextOptions::default())
}

fn finding(cause: &str, severity: Severity, summary: &str, line: u64, text: &str) -> Finding {
    Finding {
        cause: cause.into(),
        rule: format!("{cause}/words"),
        severity,
        confidence: 0.9,
        title: "A short name".into(),
        summary: summary.into(),
        explanation: "What happened, and why.".into(),
        stage: Stage::Network,
        who: Who::YourHost,
        retry: Retry { helps: false, after: None },
        consequence_of: None,
        evidence: vec![Evidence { source: "php.log".into(), line, start: 0, end: 10, text: text.into() }],
        context: Context::default(),
        count: 1,
        first_seen: None,
        last_seen: None,
        confirm: Vec::new(),
        fixes: Vec::new(),
        avoid: Vec::new(),
        references: Vec::new(),
    }
}

pub(super) fn timeout() -> Finding {
    let fix = |platform: &str, name: &str, steps: &[&str]| Fix {
        platform: platform.into(),
        name: name.into(),
        steps: steps.iter().map(|s| (*s).to_owned()).collect(),
    };
    Finding {
        confirm: vec![
            Confirm {
                os: "windows".into(),
                command: "Test-NetConnection smtp.example.com -Port 587".into(),
                expect: "\"TcpTestSucceeded : False\" proves it.".into(),
            },
            Confirm {
                os: "linux".into(),
                command: "nc -vz -w 10 smtp.example.com 587".into(),
                expect: "\"timed out\" proves it; \"succeeded\" means that this network lets the port through, and the fault sits elsewhere.".into(),
            },
        ],
        fixes: vec![
            fix("php-shared-hosting", "PHP on shared hosting", &[
                "Ask the host: \"Is outbound TCP 587 to smtp.example.com open for my account?\"",
                "Meanwhile try 465: `$mail->SMTPSecure = 'ssl'; $mail->Port = 465;`, or the host's own relay.",
            ]),
            fix("vps", "VPS", &["Ask the provider to lift the block."]),
        ],
        avoid: vec!["A longer timeout: nothing will answer later either.".into(), "Another library.".into()],
        references: vec![Reference { title: "RFC 8314".into(), url: "https://www.rfc-editor.org/rfc/rfc8314".into() }],
        ..finding(
            "net.timeout",
            Severity::Error,
            "smtp.example.com did not answer on port 587: something on the way drops it.",
            14,
            "SMTP -> ERROR: Failed to connect to server: Connection timed out (110)",
        )
    }
}

pub(super) fn fault(findings: Vec<Finding>) -> Report {
    let summary = findings[0].summary.clone();
    Report { verdict: Verdict::Fault, findings, ..Report::unknown(&summary) }
}

pub(super) fn follower() -> Finding {
    Finding {
        consequence_of: Some(0),
        ..finding(
            "client.connect-failed",
            Severity::Error,
            "Connecting failed.",
            15,
            "SMTP connect() failed.",
        )
    }
}

pub(super) fn several() -> Report {
    let warning =
        finding("client.config", Severity::Warning, "PHP has no openssl extension.", 3, "PHP Warning: ...");
    let info =
        finding("throttle.rate", Severity::Info, "The server slowed you down once.", 40, "421 too fast");
    fault(vec![timeout(), follower(), warning, info])
}

#[test]
fn a_fault() {
    insta::assert_snapshot!(short(&fault(vec![timeout()])));
}

#[test]
fn what_follows_stands_under_its_root() {
    insta::assert_snapshot!(short(&fault(vec![timeout(), follower()])));
}

#[test]
pub(super) fn several_findings_are_listed_once() {
    insta::assert_snapshot!(short(&several()));
}

#[test]
fn lines_of_several_inputs_stand_under_their_names() {
    let mut report = several();
    report.findings[1].evidence[0].source = "mail.log".into();
    report.findings[2].evidence[0].source = "mail.log".into();
    insta::assert_snapshot!(short(&report));
}

#[test]
fn all_of_it_when_asked_for() {
    insta::assert_snapshot!(shown(
        &several(),
        &TextOptions { detail: Detail::Full, ..TextOptions::default() }
    ));
}

#[test]
fn the_verdict_alone() {
    let options = TextOptions { detail: Detail::Verdict, ..TextOptions::default() };
    insta::assert_snapshot!(shown(&several(), &options));
}

#[test]
fn a_narrow_terminal() {
    insta::assert_snapshot!(shown(&several(), &TextOptions { width: 40, ..TextOptions::default() }));
}

#[test]
fn evidence_of_a_probe_has_no_line_numbers() {
    let mut one = timeout();
    one.confidence = 0.97;
    one.retry = Retry { helps: true, after: Some("10 minutes".into()) };
    one.evidence = ["notAfter = 2026-11-21 08:00 UTC", "CN = mail.example.com"]
        .map(|text| Evidence { source: "probe".into(), line: 4, start: 0, end: 10, text: text.into() })
        .to_vec();
    insta::assert_snapshot!(short(&Report { complete: false, ..fault(vec![one]) }));
}

#[test]
fn healthy() {
    let session = SessionReport {
        server: Some("Exim 4.63".into()),
        tls: Some(TlsReport {
            version: Some("1.3".into()),
            suite: None,
            group: None,
            server_name: None,
            trust: None,
            dates: None,
            name: None,
            chain: Vec::new(),
            ..TlsReport::default()
        }),
        ..SessionReport::default()
    };
    let report = Report {
        verdict: Verdict::Healthy,
        sessions: vec![session],
        notes: vec!["The login was not tried: give `--user NAME` to try it.".into()],
        ..Report::unknown("example.com answers on port 25: the port is open.")
    };
    insta::assert_snapshot!(short(&report));
}

#[test]
fn unknown() {
    let report = Report {
        unmatched: vec![Unmatched {
            source: "-".into(),
            template: "frobnication of * failed".into(),
            count: 3,
            line: 7,
            text: "frobnication of 12 failed".into(),
        }],
        notes: vec!["Set $mail->SMTPDebug = 2, send once more, and paste what it prints.".into()],
        ..Report::unknown("An error is here, but no rule names it.")
    };
    insta::assert_snapshot!(short(&report));
}

#[test]
fn a_topic() {
    let topic = Topic {
        kind: "reply-code".into(),
        id: "535".into(),
        title: "authentication credentials invalid".into(),
        text: vec!["The server does not accept this user name with this password.".into()],
        facts: vec![("answers".into(), "AUTH".into()), ("class".into(), "5, permanent".into())],
        references: vec![Reference {
            title: "RFC 4954".into(),
            url: "https://www.rfc-editor.org/rfc/rfc4954".into(),
        }],
    };
    insta::assert_snapshot!(short(&Report { topic: Some(topic), ..Report::unknown("") }));
}

#[test]
fn text_of_the_input_cannot_steer_the_terminal() {
    let mut one = timeout();
    one.evidence[0].text = "220 \u{1b}]0;owned\u{7}\u{202e}evil\u{200b}".into();
    let all = short(&fault(vec![one]));
    assert!(all.contains("220 ?]0;owned??evil?"), "{all}");
    assert!(!all.chars().any(|c| c.is_control() && c != '\n'), "{all}");
}

#[test]
fn a_circle_of_consequences_ends() {
    let (mut one, mut two) = (timeout(), follower());
    one.consequence_of = Some(1);
    two.consequence_of = Some(0);
    assert!(!Document::new(&fault(vec![one, two])).articles.is_empty());
}
