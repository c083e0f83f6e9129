//! Users' own rules.

use crate::program::{run, run_with_input};
use std::fs;
use std::path::Path;

const CAUSE: &str = r#"stage = "delivery"
severity = "error"
who = "you"
patterns = [
  { id = "quota", text = "mailbox is full, ticket {n}" },
]

[retry]
helps = false

[text]
title = "The archive is full"
summary = "The archive of the company takes no more mail."
explanation = "It is emptied by hand."

[[fix]]
platform = "any"
steps = ["Empty it."]
"#;

const FULL: &str = "452 4.2.2 The mailbox is full, ticket 4711\n";

fn folder(cause: &str, examples: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("corp")).unwrap();
    fs::write(folder.path().join("corp/archive.toml"), cause).unwrap();
    fs::write(folder.path().join("corp/archive.examples.txt"), examples).unwrap();
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_users_cause_is_told_like_any_other() {
    let folder = folder(CAUSE, "");
    let rules = text(folder.path());
    let json = run_with_input(&["analyze", "--rules", rules, "--format", "json"], FULL.as_bytes());
    assert_eq!((json.status, json.causes()[0].as_str()), (1, "corp.archive"), "{}", json.err);
    assert_eq!(json.json()["findings"][0]["rule"], "corp.archive/quota");
    let told = run_with_input(&["analyze", "--rules", rules], FULL.as_bytes());
    assert!(
        told.out.contains("The archive of the company") && told.out.contains("Empty it."),
        "{}",
        told.out
    );
    let explained = run(&["explain", "corp.archive", "--rules", rules]);
    assert!(explained.status == 0 && explained.out.contains("The archive is full"), "{}", explained.out);
    let only = ["analyze", "--rules", rules, "--only", "corp", "--format", "json"];
    assert_eq!(run_with_input(&only, FULL.as_bytes()).causes(), ["corp.archive"]);
}

#[test]
fn fine_rules_and_their_examples() {
    let folder = folder(CAUSE, &format!("=== yes  one\n{FULL}=== no  two\n452 4.2.2 Mailbox full\n"));
    let run = run(&["check-rules", text(folder.path())]);
    assert_eq!((run.status, run.out.as_str()), (0, "All is well: 1 file, 2 examples.\n"), "{}", run.err);
}

#[test]
fn problems_have_their_places_and_the_status_1() {
    let cause = CAUSE.replace("\"delivery\"", "\"nowhere\"").replace("{n}", "{number}");
    let folder = folder(&cause, "");
    let path = folder.path().join("corp/archive.toml");
    let run = run(&["check-rules", text(folder.path())]);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!((run.status, lines.len()), (1, 3), "{} {}", run.out, run.err);
    assert!(
        lines[0].starts_with(&format!("{}:1:9: `nowhere` is no stage; known:", text(&path))),
        "{}",
        run.out
    );
    assert!(lines[1].starts_with(&format!("{}:5:3: no hole is called", text(&path))), "{}", run.out);
}

#[test]
fn an_example_that_does_not_hold_is_a_problem() {
    let folder = folder(CAUSE, "=== yes  one\n452 4.2.2 Mailbox full\n");
    let run = run(&["check-rules", text(folder.path())]);
    assert!(
        run.status == 1 && run.out.contains("archive.examples.txt:1:1: `corp.archive` should"),
        "{}",
        run.out
    );
    assert!(run.out.contains("found: recipient.full by"), "{}", run.out);
}

#[test]
fn with_broken_rules_nothing_is_analysed() {
    let folder = folder("stage = 1", "");
    let run = run_with_input(&["analyze", "--rules", text(folder.path())], FULL.as_bytes());
    assert!(run.status == 2 && run.out.is_empty(), "{}", run.out);
    assert!(run.err.contains("corp/archive.toml:1:9: ") && run.err.contains("check-rules"), "{}", run.err);
}

#[test]
fn a_folder_without_rules_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let empty = run(&["check-rules", text(folder.path())]);
    assert!(empty.status == 2 && empty.err.contains("no rules in"), "{}", empty.err);
    let gone = run(&["check-rules", "/nonexistent"]);
    assert!(gone.status == 2 && gone.err.contains("/nonexistent"), "{}", gone.err);
}
