//! What monitoring reads: lines of a plugin, and metrics.

use crate::program::{Run, run};
use crate::server::{Act, Answer, Say, closed_port, server};

fn healthy() -> Vec<Act> {
    vec![
        Say("220 mail.test ESMTP \"Post|fix\" \\\r\n"),
        Answer("250-mail.test\r\n250 SIZE 1048576\r\n"),
        Answer("221 bye\r\n"),
    ]
}

fn probe(port: u16, more: &[&str]) -> Run {
    let target = format!("127.0.0.1:{port}");
    let mut args = vec!["probe", &target, "--timeout", "2s", "--tls", "none", "--no-comparison"];
    args.extend(more);
    run(&args)
}

#[test]
fn a_plugin_says_ok_with_its_data_in_one_line() {
    let port = server(healthy());
    let run = probe(port, &["--format", "nagios", "--warn", "1m", "--crit", "2m"]);
    assert_eq!(run.status, 0, "{}", run.out);
    let first = run.out.lines().next().unwrap();
    assert!(first.starts_with("SMTP OK - ") && first.contains("|time=0."), "{first}");
    assert!(first.contains("s;60;120;0 connect=0.") && first.contains(" greeting=0."), "{first}");
    assert_eq!(run.out.matches('|').count(), 1, "{}", run.out);
}

#[test]
fn a_plugin_ends_with_2_for_a_fault_and_quiet_is_one_line() {
    let port = closed_port();
    let run = probe(port, &["--format", "nagios", "--quiet"]);
    assert_eq!((run.status, run.out.lines().count()), (2, 1), "{}", run.out);
    assert!(run.out.starts_with("SMTP CRITICAL - "), "{}", run.out);
    let long = probe(port, &["--format", "nagios"]);
    assert!(long.out.contains("\n1. ") && long.out.contains("\ncause: net.refused\n"), "{}", long.out);
}

#[test]
fn a_plugin_that_could_not_run_ends_with_3_and_says_so_on_standard_output() {
    for args in [
        &["probe", "--format", "nagios"][..],
        &["probe", "a b", "--format=nagios"],
        &["probe", "localhost", "--format", "nagios", "--ca-file", "/nonexistent"],
        &["analyze", "--format", "nagios"],
        &["probe", "localhost", "--format", "nagios", "--password", "hunter2"],
    ] {
        let run = crate::program::run(args);
        assert_eq!(run.status, 3, "{args:?}: {}", run.err);
        assert!(run.out.starts_with("SMTP UNKNOWN - ") && run.out.lines().count() == 1, "{}", run.out);
        assert!(!run.out.contains("hunter2") && !run.err.contains("hunter2"));
    }
    assert_eq!(crate::program::run(&["probe", "--help", "--format", "nagios"]).status, 0);
}

#[test]
fn thresholds_need_the_format_that_has_states() {
    assert_eq!(run(&["probe", "localhost", "--warn", "5s"]).status, 2);
    assert_eq!(run(&["probe", "localhost", "--format", "nagios", "--cert-days", "7,20"]).status, 3);
}

#[test]
fn metrics_have_one_type_a_family_and_the_cause_as_a_label() {
    let run = probe(closed_port(), &["--format", "prometheus"]);
    assert_eq!(run.status, 1, "the usual exit status");
    assert!(run.out.contains("smtpdiag_finding_info{") && run.out.contains("cause=\"net.refused\""));
    assert!(run.out.contains("\nprobe_success{"), "{}", run.out);
    let mut samples: Vec<&str> = run.out.lines().filter(|line| !line.starts_with('#')).collect();
    let all = samples.len();
    samples.sort_unstable();
    samples.dedup_by_key(|line| line.rsplit_once(' ').unwrap().0);
    assert_eq!(samples.len(), all, "no sample twice");
    assert_eq!(probe(server(healthy()), &["--format", "prometheus"]).status, 0);
    assert_eq!(crate::program::run(&["explain", "535", "--format", "prometheus"]).status, 2);
}

#[test]
fn quiet_is_the_verdict_alone() {
    let run = probe(closed_port(), &["--quiet"]);
    insta::assert_snapshot!(run.out.replace(|c: char| c.is_ascii_digit(), "0"));
}

#[test]
fn several_servers_have_no_metrics_and_are_not_watched() {
    assert_eq!(run(&["probe", "example.test", "--srv", "--format", "prometheus"]).status, 2);
    for more in [["--watch", "5s"], ["--repeat", "2"], ["--record", "x"]] {
        let run = run(&["probe", "example.test", "--mx", more[0], more[1]]);
        assert!(run.status == 2 && run.err.contains("cannot be used with"), "{}", run.err);
    }
}
