//! Probes that are kept, and what changed between them.

use crate::program::run;
use crate::server::{Act, Answer, Say, closed_port, pool};
use serde_json::Value;

fn member(greeting: &'static str, ehlo: &'static str) -> Vec<Act> {
    vec![Say(greeting), Answer(ehlo), Answer("221 bye\r\n")]
}

fn keep(port: u16, path: &str, more: &[&str]) -> i32 {
    let target = format!("127.0.0.1:{port}");
    let probe = ["probe", &target, "--tls", "none", "--no-comparison", "--record", path];
    run(&[&probe, more].concat()).status
}

#[test]
fn what_changed_between_two_probes() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (a, b, c) = (file("a.json"), file("b.json"), file("c.json"));
    let port = pool(vec![
        member("220 mx1.test ESMTP\r\n", "250-mx1.test\r\n250 SIZE 1\r\n"),
        member("220 mx2.test ESMTP\r\n", "250-mx2.test\r\n250-SIZE 1\r\n250 CHUNKING\r\n"),
    ]);
    assert_eq!((keep(port, &a, &[]), keep(port, &b, &["--quiet"])), (0, 0));
    assert_eq!(keep(closed_port(), &c, &["--format", "json"]), 1);

    let same = run(&["diff", &a, &a]);
    assert!(same.status == 0 && same.out.ends_with("Nothing changed.\n"), "{}{}", same.out, same.err);
    let changed = run(&["diff", &a, &b]);
    assert_eq!(changed.status, 1);
    assert!(changed.out.contains("greeting name: mx2.test; before it was mx1.test"), "{}", changed.out);
    assert!(changed.out.contains("capabilities: new: CHUNKING"), "{}", changed.out);
    assert!(changed.out.contains(&format!("127.0.0.1:{port}")), "{}", changed.out);
    let down = run(&["diff", &a, &c, "--format", "json"]);
    let json = down.json();
    assert_eq!((down.status, &json["same"]), (1, &Value::Bool(false)));
    assert_eq!(json["changes"][0]["words"], "verdict: fault; before it was healthy");
    assert_eq!(json["changes"][1]["words"], "findings: net.refused; before there was none");
    assert_eq!(run(&["diff", &a, &b, "--quiet"]).out.lines().count(), 1);
}

#[test]
fn a_recording_holds_report_and_dialogue_and_takes_the_place_of_an_older_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.json");
    std::fs::write(&path, "x".repeat(1 << 20)).unwrap();
    let name = path.to_str().unwrap();
    assert_eq!(keep(closed_port(), name, &[]), 1);
    let kept: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(kept["schema"], "smtpdiag.record.v1");
    assert_eq!(kept["report"]["schema"], "smtpdiag.report.v1");
    assert!(kept["dialogue"][0]["text"].as_str().unwrap().starts_with("=== Probing 127.0.0.1"), "{kept}");
    assert!(kept["at"].as_str().unwrap().ends_with('Z') && kept["milliseconds"].is_u64());
}

#[test]
fn files_that_cannot_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let odd = folder.path().join("odd.json");
    std::fs::write(&odd, "{\"schema\": \"other\"}").unwrap();
    let odd = odd.to_str().unwrap();
    assert_eq!(run(&["diff", "/nonexistent", odd]).status, 2);
    let run_odd = run(&["diff", odd, odd]);
    assert!(run_odd.status == 2 && run_odd.err.contains("--record"), "{}", run_odd.err);
    assert_eq!(run(&["diff", odd, odd, "--format", "html"]).status, 2);
    let nowhere = folder.path().join("no/such/folder.json");
    assert_eq!(keep(closed_port(), nowhere.to_str().unwrap(), &[]), 2);
}

#[test]
fn every_kind_of_json_has_a_schema() {
    for of in ["report", "record", "repeat", "diff"] {
        assert!(run(&["schema", of]).json()["properties"]["schema"].is_object(), "{of}");
    }
    assert_eq!(run(&["schema"]).out, run(&["schema", "report"]).out);
}
