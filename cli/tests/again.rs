//! Probing more than once.

use crate::program::run;
use crate::server::{Act, Answer, Listen, Say, pool, server};

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
