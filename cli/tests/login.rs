//! Logins with tokens, in clear text, by every mechanism.

use crate::program::{Run, command, finished, run};
use crate::server::{Act, Answer, Say, server};

/// A server that offers these mechanisms without TLS and takes a login of one line.
fn offers(ehlo: &'static str, rest: &[Act]) -> String {
    let script = [&[Say("220 mail.test ESMTP\r\n"), Answer(ehlo)], rest, &[Answer("221 bye\r\n")]].concat();
    format!("127.0.0.1:{}", server(script))
}

fn log_in(target: &str, secret: (&str, &str), more: &[&str]) -> Run {
    let usual = ["probe", target, "--user", "me", "--tls", "none", "--format", "json", "--timeout", "2s"];
    let mut command = command(&[&usual, more].concat());
    let run = finished(command.env(secret.0, secret.1).output().unwrap());
    assert!(!(run.out.clone() + &run.err).contains(secret.1), "{}{}", run.out, run.err);
    run
}

const PASSWORD: (&str, &str) = ("SMTPDIAG_PASSWORD", "hunter2");
const TOKEN: (&str, &str) = ("SMTPDIAG_TOKEN", "ya29.hunter2");
const TAKEN: Act = Answer("235 2.7.0 ok\r\n");

#[test]
fn in_clear_text_only_where_allowed() {
    let target = offers("250-mail.test\r\n250 AUTH PLAIN\r\n", &[TAKEN]);
    assert_eq!(log_in(&target, PASSWORD, &[]).status, 2);
    let run = log_in(&target, PASSWORD, &["--allow-plaintext-auth"]);
    assert_eq!(run.status, 0, "{}", run.out);
    assert_eq!(run.json()["probe"]["logins"][0]["result"], "accepted");
}

#[test]
fn a_token_takes_the_mechanisms_for_tokens() {
    let target = offers("250-mail.test\r\n250 AUTH PLAIN XOAUTH2\r\n", &[TAKEN]);
    let run = log_in(&target, TOKEN, &["--allow-plaintext-auth"]);
    assert_eq!(run.json()["probe"]["logins"][0]["mechanism"], "XOAUTH2", "{}", run.out);
    assert_eq!(run.status, 0);
}

#[test]
fn a_password_of_the_command_line_wins_over_a_token_of_the_environment() {
    let target = offers("250-mail.test\r\n250 AUTH PLAIN XOAUTH2\r\n", &[TAKEN]);
    let run = log_in(&target, TOKEN, &["--allow-plaintext-auth", "--password-command", "echo secret"]);
    assert_eq!(run.json()["probe"]["logins"][0]["mechanism"], "PLAIN", "{}", run.out);
}

#[test]
fn a_token_is_no_password() {
    let target = offers("250-mail.test\r\n250 AUTH PLAIN\r\n", &[]);
    let run = run(&["probe", &target, "--user", "me", "--auth", "PLAIN", "--token-file", "-"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("XOAUTH2"), "{}", run.err);
}

#[test]
fn each_mechanism_with_a_word_of_warning() {
    let refused = [Answer("535 5.7.8 no\r\n"), Answer("334 VXNlcm5hbWU6\r\n"), Answer("535 5.7.8 no\r\n")];
    let target = offers("250-mail.test\r\n250 AUTH PLAIN LOGIN\r\n", &refused);
    let run = log_in(&target, PASSWORD, &["--allow-plaintext-auth", "--auth", "all"]);
    let results: Vec<String> = ["PLAIN", "LOGIN"].map(|name| format!("{name} refused")).into();
    let json = run.json();
    let logins = json["probe"]["logins"].as_array().unwrap();
    let told: Vec<String> = logins
        .iter()
        .map(|l| format!("{} {}", l["mechanism"].as_str().unwrap(), l["result"].as_str().unwrap()))
        .collect();
    assert_eq!(told, results, "{}", run.out);
    assert_eq!(json["probe"]["connections"], 1);
    assert!(run.err.contains("lock the account"), "{}", run.err);
}
