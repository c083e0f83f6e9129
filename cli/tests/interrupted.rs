//! Ctrl-C while a probe waits: whatever the format, a whole report that says so.
#![cfg(unix)]

use crate::program::{Run, command, finished, interrupt};
use std::net::TcpListener;
use std::process::Stdio;

/// Presses Ctrl-C when the server has the connection and says nothing.
fn stopped(more: &[&str]) -> Run {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let target = listener.local_addr().unwrap().to_string();
    let mut command = command(&[&["probe", &target, "--timeout", "60s"], more].concat());
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let _silent = listener.accept().unwrap();
    interrupt(&child);
    finished(child.wait_with_output().unwrap())
}

/// What a reader of any format is told.
const CUT: &str = "This run was cut short";

#[test]
fn text_with_its_dialogue() {
    let run = stopped(&["-v"]);
    assert_eq!(run.status, 3, "{}", run.err);
    assert!(run.out.contains("=== Stopped by the user.") && run.out.contains(CUT), "{}", run.out);
    assert!(run.out.ends_with('\n'));
}

#[test]
fn json_and_lines_of_json() {
    let run = stopped(&["--format", "json"]);
    assert_eq!((run.status, &run.json()["complete"]), (3, &false.into()));
    let run = stopped(&["--format", "ndjson"]);
    let last: serde_json::Value = serde_json::from_str(run.out.lines().last().unwrap()).unwrap();
    assert_eq!((&last["type"], &last["complete"]), (&"summary".into(), &false.into()));
}

#[test]
fn markdown_and_a_page() {
    let run = stopped(&["--format", "markdown"]);
    assert!(run.status == 3 && run.out.contains(CUT), "{}", run.out);
    let run = stopped(&["--format", "html"]);
    assert!(run.out.contains(CUT) && run.out.trim_end().ends_with("</html>"), "{}", run.out);
}

#[test]
fn monitoring() {
    let run = stopped(&["--format", "nagios"]);
    assert_eq!(run.status, 3, "{}", run.out);
    assert!(run.out.starts_with("SMTP UNKNOWN - The probe was cut short. "), "{}", run.out);
    let run = stopped(&["--format", "prometheus"]);
    assert!(run.out.contains("\nsmtpdiag_complete{target=\"127.0.0.1:"), "{}", run.out);
    let complete = run.out.lines().find(|line| line.starts_with("smtpdiag_complete{")).unwrap();
    assert!(complete.ends_with("} 0") && run.out.ends_with('\n'), "{}", run.out);
}

#[test]
fn a_recording_and_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.json");
    assert_eq!(stopped(&["--record", path.to_str().unwrap(), "--quiet"]).status, 3);
    let kept: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(kept["report"]["complete"], false);
    let run = stopped(&["--repeat", "3", "--format", "json"]);
    let json = run.json();
    assert_eq!((run.status, &json["probes"], &json["stopped"]), (3, &1.into(), &"you stopped it".into()));
    assert_eq!(json["reports"][0]["complete"], false);
}

#[test]
fn a_watch_that_saw_nothing_whole_cannot_tell() {
    let run = stopped(&["--watch", "60m"]);
    assert_eq!((run.status, run.out.as_str()), (3, ""));
}
