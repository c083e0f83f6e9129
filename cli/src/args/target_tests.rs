use super::{Target, parse};
use smtpdiag_core::probe::TlsChoice;

fn target(host: &str, port: Option<u16>) -> Target {
    Target { host: host.into(), address: host.parse().ok(), port, tls: None, user: None }
}

#[test]
fn hosts_and_addresses() {
    let table = [
        ("mail.example.com", target("mail.example.com", None)),
        ("mail.example.com.", target("mail.example.com", None)),
        ("MAIL.Example.com:25", target("mail.example.com", Some(25))),
        ("localhost:2525", target("localhost", Some(2525))),
        ("192.0.2.1", target("192.0.2.1", None)),
        ("192.0.2.1:587", target("192.0.2.1", Some(587))),
        ("2001:db8::1", target("2001:db8::1", None)),
        ("[2001:db8::1]", target("2001:db8::1", None)),
        ("[2001:db8::1]:465", target("2001:db8::1", Some(465))),
        ("münchen.example:587", target("xn--mnchen-3ya.example", Some(587))),
        ("_odd.example", target("_odd.example", None)),
    ];
    for (text, expected) in table {
        assert_eq!(parse(text).ok(), Some(expected), "{text}");
    }
}

#[test]
fn urls() {
    let table = [
        ("smtp://mail.test", 25, TlsChoice::StartTls, None),
        ("smtp://mail.test:2525/", 2525, TlsChoice::StartTls, None),
        ("SMTPS://mail.test", 465, TlsChoice::Implicit, None),
        ("submission://mail.test", 587, TlsChoice::StartTls, None),
        ("submissions://[2001:db8::1]", 465, TlsChoice::Implicit, None),
        ("smtp://me@mail.test:587", 587, TlsChoice::StartTls, Some("me")),
        ("smtp://me%40example.com@mail.test:587", 587, TlsChoice::StartTls, Some("me@example.com")),
        ("smtp://me@example.com@mail.test", 25, TlsChoice::StartTls, Some("me@example.com")),
    ];
    for (text, port, tls, user) in table {
        let read = parse(text).expect(text);
        assert_eq!((read.port, read.tls, read.user.as_deref()), (Some(port), Some(tls), user), "{text}");
    }
}

#[test]
fn what_is_no_target_is_refused_with_advice() {
    let long = "a".repeat(64);
    let texts = [
        "",
        ":587",
        "mail.test:",
        "mail.test:0",
        "mail.test:65536",
        "mail.test:smtp",
        "a b",
        "[::1",
        "[::1]587",
        "http://mail.test",
        "me@example.com",
        "smtp://",
        "a..b",
        "a\u{1b}[31m.test",
        &long,
    ];
    for text in texts {
        let failure = parse(text).expect_err(text).to_string();
        assert!(failure.lines().count() == 2, "{text}: {failure}");
    }
}

#[test]
fn a_password_in_a_url_is_refused_and_not_repeated() {
    let failure = parse("smtp://me:hunter2@mail.test").expect_err("password").to_string();
    assert!(!failure.contains("hunter2"), "{failure}");
    assert!(failure.contains("SMTPDIAG_PASSWORD"), "{failure}");
}
