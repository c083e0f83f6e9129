//! Probing more than once.

use crate::program::run;
use crate::server::{Act, Answer, Listen, PemFile, Say, Tls, Wanted, certificate, pool, server};

fn member(greeting: &'static str, ehlo: &'static str) -> Vec<Act> {
    vec![Say(greeting), Answer(ehlo), Answer("221 bye\r\n")]
}

fn two_members() -> u16 {
    pool(vec![
        member("220 mx1.test ESMTP\r\n", "250-mx1.test\r\n250 SIZE 1048576\r\n"),
        member("220 mx2.test ESMTP\r\n", "250-mx2.test\r\n250-SIZE 1048576\r\n250 CHUNKING\r\n"),
    ])
}

#[test]
fn a_pool_whose_members_differ() {
    let target = format!("127.0.0.1:{}", two_members());
    let repeat = |more: &[&str]| run(&[&["probe", &target, "--tls", "none", "--repeat", "2"], more].concat());
    let json = repeat(&["--format", "json"]);
    assert_eq!(json.status, 0, "{}", json.err);
    let json = json.json();
    assert_eq!((&json["schema"], &json["probes"]), (&"smtpdiag.repeat.v1".into(), &2.into()));
    assert_eq!(json["reports"].as_array().map(Vec::len), Some(2));
    let row = |what: &str| {
        json["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["what"] == what)
            .unwrap_or_else(|| panic!("{json}"))
    };
    assert_eq!(row("verdict")["equal"], true);
    assert_eq!(row("greeting name")["values"].as_array().map(Vec::len), Some(2));
    assert_eq!(row("capabilities")["equal"], false);
    let text = repeat(&[]).out;
    assert!(text.contains("2 of 2") && text.contains("1 \u{d7} mx1.test (127.0.0.1)"), "{text}");
}

#[test]
fn a_server_that_asks_for_a_pause_gets_it() {
    let port = server(vec![Say("421 4.3.2 too many connections\r\n"), Listen]);
    let run = run(&["probe", &format!("127.0.0.1:{port}"), "--repeat", "5"]);
    assert_eq!(run.status, 1, "{}", run.out);
    assert!(
        run.out.contains("Only 1 of 5 probes were made: the server asks for a pause (421)."),
        "{}",
        run.out
    );
}

#[test]
fn what_cannot_be_repeated() {
    for more in [&["--repeat", "1"][..], &["--repeat", "21"], &["--repeat", "2", "--tls-scan"]] {
        assert_eq!(run(&[&["probe", "localhost"], more].concat()).status, 2, "{more:?}");
    }
    let run = run(&["probe", "localhost", "--repeat", "2", "--format", "html"]);
    assert!(run.status == 2 && run.err.contains("--format json"), "{}", run.err);
}

#[test]
#[cfg(unix)]
fn a_watch_ends_on_ctrl_c_with_the_status_of_the_last_probe() {
    use std::io::{BufRead as _, BufReader, Read as _};
    let target = format!("127.0.0.1:{}", crate::server::closed_port());
    for (format, begins) in [("text", "20"), ("ndjson", "{\"at\":\"20")] {
        let args = ["probe", &target, "--no-comparison", "--watch", "60m", "--format", format];
        let mut command = crate::program::command(&args);
        let mut child = command.stdout(std::process::Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut first = String::new();
        out.read_line(&mut first).unwrap();
        assert!(first.starts_with(begins) && first.contains("fault: 127.0.0.1 refused"), "{first}");
        crate::program::interrupt(&child);
        let mut rest = String::new();
        out.read_to_string(&mut rest).unwrap();
        assert_eq!((child.wait().unwrap().code(), rest.as_str()), (Some(1), ""));
    }
}

#[test]
fn a_watch_ends_where_the_login_is_refused() {
    let (der, config) = certificate(&Wanted { name: "localhost", days: (-1, 30) });
    let file = PemFile::of("watch", &der);
    let port = server(vec![
        Tls(config),
        Say("220 mail.test ESMTP\r\n"),
        Answer("250-mail.test\r\n250 AUTH PLAIN\r\n"),
        Answer("535 5.7.8 authentication failed\r\n"),
        Answer("221 bye\r\n"),
    ]);
    let target = format!("localhost:{port}");
    let args = ["probe", &target, "-4", "--tls", "implicit", "--ca-file", file.path(), "--user", "me"];
    let mut command = crate::program::command(&[&args[..], &["--watch", "60m"]].concat());
    let run = crate::program::finished(command.env("SMTPDIAG_PASSWORD", "hunter2").output().unwrap());
    assert!(run.status == 1 && run.err.contains("lock the account"), "{}{}", run.out, run.err);
}

#[test]
fn a_pause_is_never_short() {
    for more in [
        &["--watch", "4s"][..],
        &["--watch", "30s", "--repeat", "2"],
        &["--watch", "30s", "--format", "json"],
    ] {
        assert_eq!(run(&[&["probe", "localhost"], more].concat()).status, 2, "{more:?}");
    }
}
