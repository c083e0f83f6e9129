use crate::program::run;

#[test]
fn help() {
    for (name, args) in [
        ("help", vec!["--help"]),
        ("help_probe", vec!["probe", "-h"]),
        ("help_domain", vec!["domain", "-h"]),
        ("help_ports", vec!["ports", "-h"]),
        ("help_analyze", vec!["analyze", "-h"]),
        ("help_redact", vec!["redact", "-h"]),
        ("help_explain", vec!["explain", "-h"]),
        ("help_check_rules", vec!["check-rules", "-h"]),
    ] {
        let run = run(&args);
        assert_eq!(run.status, 0);
        insta::assert_snapshot!(name, run.out);
    }
}

#[test]
fn usage_errors_end_with_2() {
    let lines: [&[&str]; 8] = [
        &[],
        &["probe"],
        &["probe", "a b"],
        &["probe", "localhost", "--timeout", "soon"],
        &["probe", "localhost:1", "--port", "2"],
        &["probe", "localhost", "--user", "me"],
        &["probe", "localhost", "--ca-file", "/nonexistent"],
        &["analyze", "/nonexistent"],
    ];
    for line in lines {
        let run = run(line);
        assert_eq!(run.status, 2, "{line:?}: {}", run.err);
        assert!(!run.err.is_empty() && run.out.is_empty(), "{line:?}");
    }
}

#[test]
fn a_password_is_never_taken_from_the_command_line() {
    for line in [["probe", "--password", "hunter2", "localhost"], ["probe", "-ap", "hunter2", "localhost"]] {
        let run = run(&line);
        assert_eq!(run.status, 2);
        assert!(!run.err.contains("hunter2") && run.err.contains("SMTPDIAG_PASSWORD"), "{}", run.err);
    }
}
