use crate::program::{Run, command, finished, run};
use crate::server::{Answer, PemFile, Say, Tls, Wanted, certificate, server};

const EHLO: &str = "250-mail.test\r\n250 STARTTLS\r\n";
const EHLO_TLS: &str = "250-mail.test\r\n250 AUTH PLAIN\r\n";

/// Probes a server with such a certificate; `given`: as trusted by `--ca-file`.
fn probe(file: &str, wanted: &Wanted, given: bool, more: &[&str]) -> Run {
    let (der, config) = certificate(wanted);
    let script = vec![
        Say("220 mail.test ESMTP\r\n"),
        Answer(EHLO),
        Answer("220 go ahead\r\n"),
        Tls(config),
        Answer(EHLO_TLS),
        Answer("235 2.7.0 fine\r\n"),
        Answer("221 bye\r\n"),
    ];
    let target = format!("localhost:{}", server(script));
    let pem = PemFile::of(file, &der);
    let mut args = vec!["probe", &target, "-4", "--format", "json"];
    if given {
        args.extend(["--ca-file", pem.path()]);
    }
    args.extend(more);
    let mut command = command(&args);
    finished(command.env("SMTPDIAG_PASSWORD", "hunter2").output().unwrap())
}

fn tls(run: &Run) -> serde_json::Value {
    run.json()["sessions"][0]["tls"].clone()
}

#[test]
fn all_right() {
    let run = probe("fine", &Wanted { name: "localhost", days: (-1, 30) }, true, &[]);
    assert_eq!(run.status, 0, "{}", run.out);
    let tls = tls(&run);
    assert_eq!([&tls["trust"], &tls["dates"], &tls["name"]], [true, true, true]);
    assert_eq!(tls["version"], "1.3");
}

#[test]
fn expired() {
    let run = probe("expired", &Wanted { name: "localhost", days: (-90, -3) }, true, &[]);
    assert_eq!(run.causes(), ["tls.cert-expired"], "{}", run.out);
    assert_eq!(tls(&run)["dates"], false);
}

#[test]
fn self_signed() {
    let run = probe("self", &Wanted { name: "localhost", days: (-1, 30) }, false, &[]);
    assert_eq!(run.causes(), ["tls.cert-untrusted"], "{}", run.out);
    assert_eq!(tls(&run)["trust"], false);
}

#[test]
fn of_another_name() {
    let run = probe("name", &Wanted { name: "mail.other", days: (-1, 30) }, true, &[]);
    assert_eq!(run.causes(), ["tls.name-mismatch"], "{}", run.out);
    assert_eq!(tls(&run)["name"], false);
}

#[test]
fn the_login_is_tried_only_when_the_certificate_is_right() {
    let fine = probe("login", &Wanted { name: "localhost", days: (-1, 30) }, true, &["--user", "me"]);
    assert_eq!(fine.json()["sessions"][0]["auth"], "accepted", "{}", fine.out);
    let wrong = probe("nologin", &Wanted { name: "mail.other", days: (-1, 30) }, true, &["--user", "me"]);
    let events = wrong.json()["sessions"][0]["events"].as_array().cloned().unwrap();
    let sent = events.iter().filter(|e| e["from"] == "client").map(|e| e["text"].to_string());
    assert!(sent.into_iter().all(|command| !command.contains("AUTH")), "{}", wrong.out);
    for run in [&fine, &wrong] {
        assert!(!run.out.contains("hunter2"), "{}", run.out);
        // base64 of NUL me NUL hunter2
        assert!(!run.out.contains("AG1lAGh1bnRlcjI="), "{}", run.out);
    }
}

#[test]
fn the_demonstration_finds_both_causes() {
    let run = run(&["demo"]);
    assert_eq!(run.status, 0, "{} {}", run.out, run.err);
    assert!(run.out.contains("tls.cert-expired") && run.out.contains("net.permission-denied"), "{}", run.out);
}

#[test]
fn near_its_end() {
    let with = |days, more: &[&str]| {
        let file = format!("ending-{days}-{}", more.len());
        probe(&file, &Wanted { name: "localhost", days: (days - 90, days) }, true, more)
    };
    let finding = |run: &Run| run.json()["findings"][0].clone();
    let soon = with(6, &[]);
    assert_eq!((soon.causes(), soon.status), (vec!["tls.cert-expiring".to_owned()], 0), "{}", soon.out);
    assert_eq!(finding(&soon)["severity"], "warning");
    assert_eq!(finding(&soon)["rule"], "check/cert-expiring-critical");
    assert!(finding(&soon)["summary"].to_string().contains("ends soon: in "), "{}", soon.out);
    let critical = with(6, &["--cert-days", "20,7"]);
    assert_eq!((critical.causes(), critical.status), (vec!["tls.cert-expiring".to_owned()], 1));
    assert_eq!(with(6, &["--cert-days", "5,2"]).status, 0);
    assert!(with(40, &[]).causes().is_empty());
    assert_eq!(with(40, &["--cert-days", "60"]).causes(), ["tls.cert-expiring"]);
}
