use crate::program::{command, finished, run, run_with_input};
use std::io::Read as _;
use std::process::Stdio;

const LOG: &str = "535 5.7.8 Error: authentication failed: wrong password\n";

#[test]
fn standard_input_as_text_and_json() {
    let text = run_with_input(&["analyze"], LOG.as_bytes());
    assert_eq!(text.status, 1, "{}", text.out);
    assert!(text.out.starts_with('✗') && text.out.contains("line 1"), "{}", text.out);
    let json = run_with_input(&["analyze", "-", "--format", "json"], LOG.as_bytes());
    assert_eq!(json.json()["schema"], "smtpdiag.report.v1");
    assert_eq!(json.causes()[0], "auth.bad-credentials");
}

#[test]
fn exit_statuses() {
    assert_eq!(run_with_input(&["analyze"], b"the cat sat on the mat\n").status, 3);
    assert_eq!(run_with_input(&["analyze"], LOG.as_bytes()).status, 1);
    assert_eq!(run(&["explain", "535"]).status, 0);
    assert_eq!(run(&["explain", "5.7.8"]).status, 0);
    assert!(run(&["explain", "5.7.8", "--format", "json"]).out.starts_with('{'));
    assert_eq!(run(&["schema"]).status, 0);
}

#[test]
fn quiet_prints_the_verdict_alone() {
    let run = run_with_input(&["analyze", "--quiet"], LOG.as_bytes());
    assert!(run.out.starts_with('✗') && !run.out.contains("do this"), "{}", run.out);
}

#[test]
fn the_schema_names_the_fields_of_the_contract() {
    let schema = run(&["schema"]).json();
    for field in
        ["schema", "verdict", "summary", "complete", "findings", "sessions", "attempts", "redactions"]
    {
        assert!(schema["properties"].get(field).is_some(), "{field}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let mut child = command(&["schema"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 1]).unwrap();
    drop(out);
    let run = finished(child.wait_with_output().unwrap());
    assert!(!run.err.contains("panic"), "{}", run.err);
}
