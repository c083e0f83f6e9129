use super::{Phases, Row, greeting, suite};
use smtpdiag_core::probe::{ConnectFault, Input, Output, ResolveFault, TlsFault};
use smtpdiag_core::session::{Check, Event, EventKind, Place, Side, TlsFacts, Trail};
use smtpdiag_core::smtp::{Reply, ReplyCode, Step};
use std::time::Duration;

const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

fn reply(code: u16, lines: &[&str]) -> Reply {
    Reply { code: ReplyCode(code), enhanced: None, lines: lines.iter().map(|l| (*l).to_owned()).collect() }
}

fn note(step: Step, kind: EventKind, text: &str) -> Output {
    let text = text.into();
    Output::Note(Event {
        place: Place::default(),
        at: None,
        side: Side::Server,
        step: Some(step),
        kind,
        text,
        key: None,
        trail: Trail::default(),
    })
}

fn shown(rows: &[Row]) -> Vec<String> {
    rows.iter().map(|r| format!("{}|{}|{}", r.label, r.text, if r.good { "ok" } else { "bad" })).collect()
}

#[test]
fn names_and_addresses() {
    let mut phases = Phases::new("mail.test");
    let found = Input::Resolved(vec!["192.0.2.1".parse().expect("ip"), "2001:db8::1".parse().expect("ip")]);
    let rows = phases.input(ms(12), &found);
    assert_eq!(shown(&rows), ["name|mail.test = 192.0.2.1, 2001:db8::1|ok"]);
    assert_eq!(rows[0].took, Some(ms(12)));
    let rows = Phases::new("mail.test").input(ms(1), &Input::NotResolved(ResolveFault::NotFound));
    assert_eq!(shown(&rows), ["name|mail.test does not exist|bad"]);
}

#[test]
fn each_address_is_told_and_the_label_once() {
    let mut phases = Phases::new("mail.test");
    let mut rows = Vec::new();
    for (i, address) in ["192.0.2.1:587", "[2001:db8::1]:587"].into_iter().enumerate() {
        phases.output(ms(i as u64 * 10), &Output::Connect(address.parse().expect("address")));
        rows.extend(phases.input(ms(i as u64 * 10 + 5), &Input::NotConnected(ConnectFault::Refused)));
    }
    assert_eq!(rows[0].label, "connect");
    assert_eq!(rows[1].label, "");
    assert!(rows[1].text.starts_with("2001:db8::1") && rows[1].text.ends_with("refused"), "{}", rows[1].text);
    assert_eq!(rows[1].took, Some(ms(5)));
}

#[test]
fn what_the_machine_says_of_a_shown_fault_is_not_repeated() {
    let mut phases = Phases::new("mail.test");
    phases.input(ms(1), &Input::TlsFailed(TlsFault::Closed));
    let rows = phases.output(ms(1), &note(Step::Tls, EventKind::Failure, "tls: closed"));
    assert_eq!(rows, []);
}

#[test]
fn silence_is_shown_in_the_words_of_the_machine() {
    let mut phases = Phases::new("mail.test");
    phases.input(ms(10_000), &Input::Timer);
    let rows = phases.output(ms(10_000), &note(Step::Connect, EventKind::Failure, "no greeting within 10 s"));
    assert_eq!(shown(&rows), ["greeting|no greeting within 10 s|bad"]);
}

#[test]
fn after_tls_only_the_news() {
    let mut phases = Phases::new("mail.test");
    let before = EventKind::Reply(reply(250, &["mail.test", "STARTTLS", "SIZE 1048576"]));
    assert_eq!(
        shown(&phases.output(ms(1), &note(Step::Ehlo, before, ""))),
        ["EHLO|STARTTLS, mail up to 1 MiB|ok"]
    );
    let facts = TlsFacts {
        version: Some("1.3".into()),
        suite: Some("TLS_AES_256_GCM_SHA384".into()),
        group: Some("x25519".into()),
        trust: Check::Pass,
        name: Check::Pass,
        dates: Check::Fail("certificate: expired".into()),
        ..TlsFacts::default()
    };
    let rows = phases.input(ms(2), &Input::TlsUp(Box::new(facts.clone())));
    assert_eq!(
        shown(&rows),
        ["TLS|1.3, AES-256-GCM, x25519|ok", "|certificate: trust yes, name yes, dates NO|bad"]
    );
    let again = phases.input(ms(2), &Input::TlsUp(Box::new(facts)));
    assert_eq!(shown(&again), ["|1.3, AES-256-GCM, x25519, the same certificate|ok"]);
    let after = EventKind::Reply(reply(250, &["mail.test", "AUTH PLAIN", "SIZE 1048576"]));
    assert_eq!(
        shown(&phases.output(ms(3), &note(Step::Ehlo, after, ""))),
        ["EHLO|inside TLS: login (PLAIN)|ok"]
    );
}

#[test]
fn challenges_of_a_login_are_not_shown() {
    let mut phases = Phases::new("mail.test");
    let challenge = EventKind::Reply(reply(334, &["UGFzc3dvcmQ6"]));
    assert_eq!(phases.output(ms(1), &note(Step::Auth, challenge, "")), []);
    let refused = EventKind::Reply(reply(535, &["Incorrect authentication data"]));
    let rows = phases.output(ms(1), &note(Step::Auth, refused, ""));
    assert_eq!(shown(&rows), ["login|refused: 535 Incorrect authentication data|bad"]);
}

#[test]
fn greetings_without_protocol_and_date() {
    let table = [
        (
            "cl34.gs01.gridserver.com ESMTP Exim 4.63 Tue, 24 Jun 2008 13:45:04 -0700",
            "cl34.gs01.gridserver.com, Exim 4.63",
        ),
        ("mail.test ESMTP Postfix (Debian/GNU)", "mail.test, Postfix (Debian/GNU)"),
        ("mail.test", "mail.test"),
        ("", "without words"),
    ];
    for (text, expected) in table {
        assert_eq!(greeting(&reply(220, &[text])), expected);
    }
}

#[test]
fn suites_in_short() {
    assert_eq!(suite("TLS_CHACHA20_POLY1305_SHA256"), "CHACHA20-POLY1305");
    assert_eq!(suite("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"), "AES-128-GCM");
}

#[test]
fn a_second_connection_is_told_as_one() {
    let mut phases = Phases::new("mail.test");
    let peer = "192.0.2.1:587".parse().expect("address");
    let local = "192.0.2.9:40000".parse().expect("address");
    let mut texts = Vec::new();
    for _ in 0..2 {
        phases.output(ms(0), &Output::Connect(peer));
        texts.extend(phases.input(ms(1), &Input::Connected { local, peer }).into_iter().map(|r| r.text));
    }
    assert!(texts[0].ends_with("open") && texts[1].ends_with("open again"), "{texts:?}");
}
