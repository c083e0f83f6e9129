use crate::program::{Run, run_with_input};

const LOG: &str = "\
2026-11-24T10:00:01Z mx postfix/smtp[2]: 4AB12C3: to=<joe@example.org>, relay=none, delay=1, dsn=4.4.1, status=deferred (connect to mx.example.org[192.0.2.1]:25: Connection timed out)
2026-11-24T11:00:01Z mx postfix/smtp[2]: 4AB12C4: to=<ann@example.net>, relay=none, delay=1, dsn=4.4.1, status=deferred (connect to mx.example.net[192.0.2.2]:25: Connection refused)
";

fn with(args: &[&str]) -> Run {
    let args = [&["analyze", "--format", "json"], args].concat();
    run_with_input(&args, LOG.as_bytes())
}

#[test]
fn each_filter() {
    for (args, cause) in [
        (vec!["--only", "net.refused"], "net.refused"),
        (vec!["--since", "2026-11-24T10:30:00Z"], "net.refused"),
        (vec!["--until", "2026-11-24T10:30:00+00:00"], "net.timeout"),
        (vec!["--queue-id", "4AB12C4"], "net.refused"),
        (vec!["--to", "<Joe@Example.org>"], "net.timeout"),
        (vec!["--only", "net", "--to", "ann@example.net"], "net.refused"),
    ] {
        let run = with(&args);
        assert_eq!((run.causes(), run.status), (vec![cause.to_owned()], 1), "{args:?}: {}", run.out);
    }
}

#[test]
fn nothing_left() {
    for args in [["--only", "tls"], ["--since", "2026-11-25"], ["--queue-id", "ZZZ"]] {
        let run = with(&args);
        assert_eq!((run.causes().len(), run.status), (0, 3), "{args:?}: {}", run.out);
    }
}

#[test]
fn what_is_not_understood_is_told_with_the_nearest() {
    for (args, told) in [
        (["--only", "net.timeot"], "net.timeout"),
        (["--software", "phpmailr"], "phpmailer"),
        (["--since", "yesterdayish"], "2h"),
    ] {
        let run = with(&args);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains(told), "{args:?}: {}", run.err);
    }
}

#[test]
fn secrets_unmasked_only_when_asked_for() {
    let log = b"535 5.7.8 authentication failed for joe with password=hunter22x\n";
    assert!(!run_with_input(&["analyze"], log).out.contains("hunter22x"));
    let run = run_with_input(&["analyze", "--no-redact"], log);
    assert!(run.out.contains("hunter22x") && run.out.contains("not masked"), "{}", run.out);
}
