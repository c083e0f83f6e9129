//! Pictures of the terminal: what `probe` prints at 80 columns, plain and in colour.

use super::Screen;
use super::world_tests::{World, play};
use anstream::ColorChoice;
use smtpdiag_core::probe::{Comparison, Credentials, Plan, Secret};
use smtpdiag_core::render::{Document, TextOptions, text};
use smtpdiag_core::session::{Certificate, Check, TlsFacts};
use smtpdiag_core::{Options, analyze, diagnose};
use unicode_width::UnicodeWidthStr as _;

/// 24 November 2026, 08:00 UTC.
const NOW: i64 = 1_795_507_200;
const DAY: i64 = 86_400;

fn plan() -> Plan {
    Plan { ehlo: "laptop.example.org".into(), unix_time: NOW, ..Plan::new("mail.example.com", 587) }
}

fn facts(not_after: i64) -> TlsFacts {
    let certificate = Certificate {
        subject: "CN=mail.example.com".into(),
        issuer: "CN=R3,O=Example CA".into(),
        names: vec!["mail.example.com".into()],
        not_before: not_after - 90 * DAY,
        not_after,
        key: "EC P-256".into(),
        signature: "ecdsa-with-SHA256".into(),
        ..Certificate::default()
    };
    TlsFacts {
        version: Some("1.3".into()),
        suite: Some("TLS_AES_256_GCM_SHA384".into()),
        group: Some("X25519".into()),
        server_name: Some("mail.example.com".into()),
        at: Some(NOW),
        chain: vec![certificate],
        trust: Check::Pass,
        trusted_by: Some("Mozilla's list, built in".into()),
        dates: if not_after > NOW { Check::Pass } else { Check::Fail("certificate: expired".into()) },
        name: Check::Pass,
        ..TlsFacts::default()
    }
}

/// A server that is as it should be, up to what it says inside TLS.
fn world(inside: &[&'static str], tls: TlsFacts) -> World {
    let clear = [
        "250-mail.example.com Hello laptop.example.org\r\n250-SIZE 52428800\r\n250-PIPELINING\r\n250 STARTTLS",
        "220 TLS go ahead",
        "250-mail.example.com Hello laptop.example.org\r\n250-SIZE 52428800\r\n250-PIPELINING\r\n250 AUTH PLAIN",
    ];
    World {
        addresses: &["192.0.2.10"],
        greeting: Some("220 mail.example.com ESMTP Exim 4.96"),
        replies: clear.iter().chain(inside).copied().collect(),
        tls,
        open: 443,
    }
}

/// Plain and in colour; the plain one must be what is left of the other.
fn pictures(name: &str, cause: Option<&str>, plan: &Plan, world: impl Fn() -> World) {
    let picture = |choice| {
        let mut screen = Screen::kept(choice);
        let outcome = play(&mut screen, plan.clone(), world());
        let report = diagnose(&outcome);
        let options = TextOptions { width: screen.width, os: "linux".into(), ..TextOptions::default() };
        for line in text(&Document::new(&report), &options) {
            screen.line(&line).expect("memory");
        }
        assert_eq!(report.findings.first().map(|f| f.cause.as_str()), cause);
        screen.into_text()
    };
    let (plain, colour) = (picture(ColorChoice::Never), picture(ColorChoice::AlwaysAnsi));
    assert_eq!(anstream::adapter::strip_str(&colour).to_string(), plain);
    // Pasted again, the picture gives the answer that it shows.
    let read = analyze(plain.as_bytes(), &Options::default());
    assert_eq!(read.findings.first().map(|f| f.cause.as_str()), cause);
    // A command is one line, to be copied.
    let wide = plain.lines().find(|line| line.width() > 80 && !line.starts_with("  check   "));
    assert_eq!(wide, None);
    insta::assert_snapshot!(format!("{name}_plain"), plain);
    // Escapes as a sign, so that the picture can be read.
    insta::assert_snapshot!(format!("{name}_colour"), colour.replace('\u{1b}', "\u{241b}"));
}

#[test]
fn a_healthy_server() {
    pictures("healthy", None, &plan(), || world(&["221 bye"], facts(NOW + 61 * DAY)));
}

#[test]
fn an_expired_certificate() {
    let ended = NOW - 3 * DAY;
    pictures("expired", Some("tls.cert-expired"), &plan(), || world(&["221 bye"], facts(ended)));
}

#[test]
fn a_blocked_port() {
    let comparison = Comparison { same_host: true, ..Comparison::default() };
    let plan = Plan { comparison, ..plan() };
    pictures("blocked", Some("net.mail-blocked"), &plan, || World {
        greeting: None,
        ..world(&[], facts(NOW + DAY))
    });
}

#[test]
fn a_wrong_password() {
    let plan = Plan {
        credentials: Some(Credentials {
            user: "joe@example.com".into(),
            secret: Secret("hunter2".into()),
            token: false,
            all: false,
            mechanism: None,
            nonce: "fixed".into(),
        }),
        ..plan()
    };
    let inside = ["535 5.7.8 Incorrect authentication data", "221 bye"];
    pictures("password", Some("auth.bad-credentials"), &plan, || world(&inside, facts(NOW + 61 * DAY)));
}
