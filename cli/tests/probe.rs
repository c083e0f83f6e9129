use crate::program::{Run, command, finished, run};
use crate::server::{Answer, Listen, Message, Say, Tls, Wanted, certificate, closed_port, server};
use std::process::Stdio;

const EHLO: &str = "250-mail.test\r\n250-SIZE 1048576\r\n250 STARTTLS\r\n";

fn probe(port: u16, more: &[&str]) -> Run {
    let target = format!("localhost:{port}");
    let mut args = vec!["probe", &target, "-4", "--format", "json", "--timeout", "2s"];
    args.extend(more);
    run(&args)
}

fn names(run: &Run, cause: &str) {
    assert_eq!(run.causes().first().map(String::as_str), Some(cause), "{}", run.out);
    assert_eq!(run.status, 1);
}

#[test]
fn a_closed_port() {
    let run = probe(closed_port(), &[]);
    names(&run, "net.refused");
    assert_eq!(run.json()["attempts"][0]["state"], "refused");
}

#[test]
fn a_silent_listener() {
    names(&probe(server(vec![Listen]), &[]), "net.read-timeout");
}

#[test]
fn a_server_that_closes_at_once() {
    names(&probe(server(vec![]), &[]), "net.closed");
}

#[test]
fn other_protocols() {
    let http = "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Length: 0\r\n\r\n";
    for greeting in
        [http, "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n", "* OK [CAPABILITY IMAP4rev1] Dovecot ready.\r\n"]
    {
        names(&probe(server(vec![Say(greeting), Listen]), &[]), "protocol.not-smtp");
    }
}

#[test]
fn refusing_greetings_get_nothing_but_quit() {
    for greeting in
        ["421 4.3.2 mail.test Service not available, closing\r\n", "554 5.3.2 No SMTP service here\r\n"]
    {
        let run = probe(server(vec![Say(greeting), Answer("221 bye\r\n")]), &[]);
        assert_eq!(run.status, 1, "{}", run.out);
        let events = run.json()["sessions"][0]["events"].to_string();
        assert!(!events.contains("EHLO") && !events.contains("HELO"), "{events}");
    }
}

#[test]
fn starttls_missing() {
    let script = vec![Say("220 mail.test ESMTP\r\n"), Answer("250 mail.test\r\n"), Answer("221 bye\r\n")];
    names(&probe(server(script), &["--tls", "starttls"]), "tls.unavailable");
}

#[test]
fn starttls_refused() {
    let script = vec![
        Say("220 mail.test ESMTP\r\n"),
        Answer(EHLO),
        Answer("454 4.7.0 TLS not available due to local problem\r\n"),
        Answer("221 bye\r\n"),
    ];
    names(&probe(server(script), &[]), "tls.unavailable");
}

#[test]
fn a_server_with_another_date() {
    let script = vec![
        Say("220 mail.test ESMTP Sendmail; Tue, 24 Nov 2020 13:48:41 +0000\r\n"),
        Answer("250 mail.test\r\n"),
        Answer("221 bye\r\n"),
    ];
    let run = probe(server(script), &["--tls", "none"]);
    let notes = run.json()["notes"].to_string();
    assert!(notes.contains("ahead of the server's (2020-11-24T13:48:41Z)"), "{notes}");
    assert_eq!(run.status, 0);
}

#[test]
fn tls_spoken_to_a_plain_port() {
    let script = vec![Say("220 mail.test ESMTP\r\n"), Answer(EHLO), Listen];
    names(&probe(server(script), &["--tls", "implicit"]), "tls.wrong-mode");
}

#[test]
fn plain_spoken_to_a_tls_port() {
    let (_, config) = certificate(&Wanted { name: "localhost", days: (-1, 1) });
    let script =
        vec![Tls(config), Say("220 mail.test ESMTP\r\n"), Answer("250 mail.test\r\n"), Answer("221 bye\r\n")];
    let run = probe(server(script), &[]);
    assert!(run.causes().contains(&"tls.wrong-mode".to_owned()), "{}", run.out);
}

#[test]
fn a_login_before_tls_never_sends_the_password() {
    let script = vec![
        Say("220 mail.test ESMTP\r\n"),
        Answer("250-mail.test\r\n250 AUTH PLAIN\r\n"),
        Answer("221 bye\r\n"),
    ];
    let target = format!("127.0.0.1:{}", server(script));
    let mut command = command(&["probe", &target, "--user", "me", "--format", "json", "--timeout", "1s"]);
    let run = finished(command.env("SMTPDIAG_PASSWORD", "hunter2").output().unwrap());
    let sent = run.json()["sessions"][0]["events"].to_string();
    assert!(!sent.contains("AUTH PLAIN ") && !run.out.contains("hunter2"), "{}", run.out);
}

#[test]
fn a_port_number_twice_alike_is_fine() {
    let port = closed_port().to_string();
    assert_eq!(run(&["probe", "-s", "127.0.0.1", "-p", &port]).status, 1);
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_it_with_a_whole_report() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let target = listener.local_addr().unwrap().to_string();
    let mut command = command(&["probe", &target, "--format", "json"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let _silent = listener.accept().unwrap();
    crate::program::interrupt(&child);
    let run = finished(child.wait_with_output().unwrap());
    assert_eq!(run.json()["complete"], false, "{}", run.out);
    assert_eq!(run.status, 3);
}

#[test]
fn a_message_is_sent_on_request_alone() {
    let script = vec![
        Say("220 mail.test ESMTP Postfix\r\n"),
        Answer("250-mail.test\r\n250 SIZE 1048576\r\n"),
        Answer("250 2.1.0 Ok\r\n"),
        Answer("250 2.1.5 Ok\r\n"),
        Answer("354 go on\r\n"),
        Message,
        Say("250 2.0.0 Ok: queued as 4AB12C3\r\n"),
        Answer("221 bye\r\n"),
    ];
    let more = [
        "--tls",
        "none",
        "--from",
        "a@example.com",
        "--to",
        "b@example.net",
        "--send",
        "--header",
        "X-Test: 1",
    ];
    let run = probe(server(script), &more);
    assert_eq!(run.status, 0, "{}", run.out);
    assert!(run.out.contains("queued as 4AB12C3"), "{}", run.out);
}

#[test]
fn a_message_needs_sender_and_recipient() {
    assert_eq!(run(&["probe", "localhost", "--send", "--to", "b@example.net"]).status, 2);
    assert_eq!(run(&["probe", "localhost", "--subject", "x"]).status, 2);
}

#[test]
fn a_password_comes_from_a_command_and_is_not_shown() {
    let target = format!("127.0.0.1:{}", closed_port());
    let given = |command| run(&["probe", &target, "--user", "me", "--password-command", command]);
    let odd = given("echo hunter2 hunter2é");
    assert_eq!(odd.status, 1, "{}", odd.err);
    assert!(odd.err.contains("beyond ASCII") && !(odd.err + &odd.out).contains("hunter2"));
    assert_eq!(given("exit 3").status, 2);
}
