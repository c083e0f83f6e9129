use super::fill::{Values, fill};
use super::skeleton::skeleton;
use super::{Closing, Diagnosis};
use crate::report::{Report, Severity, Verdict};
use crate::session::{Endpoint, Event, EventKind, Place, Side, Trail};
use crate::smtp::{Reply, ReplyCode, Step};
use crate::text::Span;

#[test]
fn holes_take_values_or_fallbacks_and_other_braces_stay() {
    let mut values = Values::default();
    values.set("host", "mx.example.net");
    assert_eq!(fill("{host|the server}:{port|587} {a} {x", &values), "mx.example.net:587 {a} {x");
}

#[test]
fn skeletons_take_out_what_varies_and_keep_codes() {
    let one = skeleton("550 5.1.1 <ann@example.net> unknown, id 4fX2Qz0000000001 after 31500 ms");
    let two = skeleton("550 5.1.1 <joe@example.org> unknown, id 9aB3Qz0000000002 after 17200 ms");
    assert_eq!(one, two);
    assert!(one.starts_with("550 5.1.1"));
    assert_ne!(skeleton("550 no"), skeleton("450 no"));
}

fn event(line: u64, side: Side, step: Option<Step>, kind: EventKind, text: &str) -> Event {
    let place = Place { line, span: Span { start: line * 100, end: line * 100 + text.len() as u64 } };
    Event { place, at: None, side, step, kind, text: text.into(), key: None, trail: Trail::default() }
}

fn reply(line: u64, step: Step, code: u16, words: &str) -> Event {
    let lines = words.split('\n').map(Into::into).collect();
    let kind = EventKind::Reply(Reply { code: ReplyCode(code), enhanced: None, lines });
    event(line, Side::Server, Some(step), kind, &format!("{code} {words}"))
}

fn judge(events: &[Event]) -> Report {
    let mut diagnosis = Diagnosis::new("test");
    events.iter().for_each(|e| diagnosis.take(e, true));
    diagnosis.finish(Closing { complete: true, ..Closing::default() })
}

fn causes(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|f| f.cause.as_str()).collect()
}

#[test]
fn a_refused_login_is_named_with_its_place() {
    let report = judge(&[
        reply(1, Step::Connect, 220, "mx.example.net ESMTP"),
        reply(5, Step::Auth, 535, "Incorrect authentication data"),
    ]);
    assert_eq!((report.verdict, causes(&report)), (Verdict::Fault, vec!["auth.bad-credentials"]));
    assert_eq!((report.findings[0].evidence[0].line, report.findings[0].evidence[0].start), (5, 500));
}

#[test]
fn what_follows_is_a_consequence() {
    let report = judge(&[
        reply(1, Step::Auth, 535, "Incorrect authentication data"),
        event(2, Side::Client, None, EventKind::Failure, "SMTP connect() failed."),
    ]);
    assert_eq!(causes(&report), ["auth.bad-credentials", "client.connect-failed"]);
    assert_eq!(report.findings[1].consequence_of, Some(0));
}

#[test]
fn a_greeting_alone_is_healthy() {
    let endpoint = Endpoint { host: Some("mx.example.net".into()), port: Some(587), ..Endpoint::default() };
    let report = judge(&[
        event(1, Side::Local, None, EventKind::Connected(endpoint), "Connected to mx.example.net."),
        reply(2, Step::Connect, 220, "mx.example.net ESMTP Exim 4.96"),
    ]);
    assert_eq!((report.verdict, report.findings.len()), (Verdict::Healthy, 0));
    assert!(report.summary.contains("mx.example.net, port 587, answers"), "{}", report.summary);
}

#[test]
fn a_passing_refusal_before_delivery_is_no_fault() {
    let report = judge(&[
        reply(1, Step::Rcpt, 450, "Greylisted, please try again in 300 seconds"),
        event(2, Side::Local, None, EventKind::Delivered, "250 OK queued"),
    ]);
    assert_eq!(report.verdict, Verdict::Healthy);
    assert_eq!((causes(&report), report.findings[0].severity), (vec!["throttle.greylist"], Severity::Info));
}

#[test]
fn unknown_words_of_a_failed_reply_fall_back_on_the_registry() {
    let report = judge(&[reply(1, Step::Other, 550, "zzz qqq")]);
    assert!(report.findings[0].confidence <= 0.5, "{:?}", report.findings);
}

#[test]
fn an_error_that_no_rule_names_is_listed() {
    let lines = [1, 2].map(|n| event(n, Side::Client, None, EventKind::Failure, "frobnicator error qq"));
    let report = judge(&lines);
    assert_eq!((report.verdict, report.unmatched[0].count), (Verdict::Unknown, 2));
}

#[test]
fn equal_errors_are_one_finding_with_a_count() {
    let lines: Vec<Event> = (1..=40)
        .map(|n| reply(n, Step::Rcpt, 550, &format!("<user{n}@example.net>: User unknown")))
        .collect();
    let report = judge(&lines);
    assert_eq!((report.findings.len(), report.findings[0].count), (1, 40));
    assert!(report.findings[0].evidence.len() <= 5);
}

#[test]
fn secrets_and_escapes_do_not_reach_the_report() {
    let text = "AUTH PLAIN AGpvZQBzZWNyZXQ= failed\u{1b}[31m: authentication failed";
    let report = judge(&[event(1, Side::Client, None, EventKind::Failure, text)]);
    let shown = format!("{report:?}");
    assert!(!shown.contains("AGpvZQBzZWNyZXQ=") && !shown.contains('\u{1b}'), "{shown}");
}

#[test]
fn a_blocklist_blocks_the_clients_address_not_the_servers() {
    let endpoint = Endpoint { ip: Some("192.0.2.44".into()), port: Some(25), ..Endpoint::default() };
    let words = "Service unavailable; client [203.0.113.9] blocked using zen.spamhaus.org";
    let report = judge(&[
        event(1, Side::Local, None, EventKind::Connected(endpoint), "Connected."),
        reply(2, Step::Connect, 554, words),
    ]);
    let first = &report.findings[0];
    assert_eq!(
        (first.cause.as_str(), first.context.ip.as_deref()),
        ("reputation.blocklisted", Some("192.0.2.44"))
    );
    assert!(!first.summary.contains("the address 192.0.2.44"), "{}", first.summary);
    assert!(first.summary.contains("203.0.113.9"), "{}", first.summary);
}

#[test]
fn times_without_a_year_or_an_offset_are_null() {
    let mut dated = reply(1, Step::Rcpt, 550, "User unknown");
    dated.at = Some("2026-11-24T13:48:47.395074+01:00".into());
    assert_eq!(judge(&[dated.clone()]).findings[0].first_seen.as_deref(), Some("2026-11-24T12:48:47Z"));
    dated.at = Some("Jan 12 09:14:06".into());
    assert_eq!(judge(&[dated]).findings[0].first_seen, None);
}

#[test]
fn a_login_fault_brings_the_rules_of_the_provider() {
    let endpoint = Endpoint { host: Some("smtp.gmail.com".into()), port: Some(587), ..Endpoint::default() };
    let report = judge(&[
        event(1, Side::Local, None, EventKind::Connected(endpoint), "Connected."),
        reply(2, Step::Auth, 535, "Username and Password not accepted"),
    ]);
    assert!(report.notes.iter().any(|n| n.to_lowercase().contains("app password")), "{:?}", report.notes);
}

#[test]
fn a_provider_is_not_put_on_the_server_of_another() {
    let at = |host: &str| Endpoint { host: Some(host.into()), port: Some(587), ..Endpoint::default() };
    let mut first = vec![
        event(1, Side::Local, None, EventKind::Connected(at("smtp.gmail.com")), "Connected."),
        reply(2, Step::Auth, 535, "Username and Password not accepted"),
        event(3, Side::Local, None, EventKind::Connected(at("mx.example.net")), "Connected."),
        reply(4, Step::Rcpt, 550, "<ann@example.net>: User unknown"),
    ];
    for (event, key) in first.iter_mut().zip(["a", "a", "b", "b"]) {
        event.key = Some(key.into());
    }
    let report = judge(&first);
    let of =
        |cause: &str| report.findings.iter().find(|f| f.cause == cause).map(|f| f.context.provider.clone());
    assert!(of("auth.bad-credentials").flatten().is_some(), "{report:?}");
    assert_eq!(of("recipient.unknown"), Some(None));
}

#[test]
fn a_table_of_codes_is_no_fault() {
    let table = "421 Service not available, closing transmission channel\n\
                 450 Requested mail action not taken: mailbox unavailable\n\
                 452 Requested action not taken: insufficient system storage\n\
                 500 Syntax error, command unrecognised\n\
                 550 Requested action not taken: mailbox unavailable\n";
    let report = crate::analyze(table.as_bytes(), &crate::Options::default());
    assert_eq!(report.verdict, crate::report::Verdict::Unknown, "{:?}", report.findings);
    assert!(report.summary.contains("list of reply codes"), "{}", report.summary);
    let one = "550 5.1.1 <ann@example.com>: Recipient address rejected: User unknown\n";
    let report = crate::analyze(one.as_bytes(), &crate::Options::default());
    assert_eq!(report.verdict, crate::report::Verdict::Fault);
}
