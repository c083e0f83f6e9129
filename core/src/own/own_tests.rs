use super::{RuleFile, check_examples};
use crate::{Options, Rules, analyze, explain_by};

const CAUSE: &str = r#"
stage = "delivery"
severity = "error"
who = "you"
patterns = [
  { id = "quota", text = "mailbox is full, ticket {n}" },
]
[retry]
helps = false
[text]
title = "The archive is full"
summary = "The archive of {host|the company} takes no more mail."
explanation = "It is emptied by hand."
"#;

fn file(name: &str, text: &str) -> RuleFile {
    RuleFile { path: format!("mine/{name}"), name: name.into(), text: text.into() }
}

fn read(name: &str, text: &str) -> Result<Rules, String> {
    Rules::read(&[file(name, text)])
        .map_err(|problems| problems.iter().map(|problem| format!("{problem}\n")).collect())
}

fn first(text: &str, rules: Rules) -> (String, String, String) {
    let report = analyze(text.as_bytes(), &Options { rules, ..Options::default() });
    let finding = report.findings.first().expect("a finding");
    (finding.cause.clone(), finding.rule.clone(), finding.summary.clone())
}

const FULL: &str = "452 4.2.2 The mailbox is full, ticket 4711\n";

#[test]
fn a_users_rule_wins_over_a_built_in_one() {
    let rules = read("corp/archive.toml", CAUSE).expect("fine");
    assert_eq!(first(FULL, Rules::default()).0, "recipient.full");
    let (cause, rule, summary) = first(FULL, rules);
    assert_eq!((cause.as_str(), rule.as_str()), ("corp.archive", "corp.archive/quota"));
    assert_eq!(summary, "The archive of the company takes no more mail.");
    // Where it says nothing, all is as before.
    assert_eq!(first("452 4.2.2 The mailbox is full\n", rules).0, "recipient.full");
}

#[test]
fn a_file_without_texts_adds_to_a_built_in_cause() {
    let text = r#"patterns = [{ id = "gate", text = "the gate of ACME is shut" }]"#;
    let rules = read("net/timeout.toml", text).expect("fine");
    assert_eq!(first("554 The gate of ACME is shut\n", rules).1, "net.timeout/gate");
}

#[test]
fn a_file_with_texts_is_told_in_place_of_a_built_in_cause() {
    let rules = read("recipient/full.toml", CAUSE).expect("fine");
    let (cause, rule, summary) = first("452 4.2.2 The mailbox is full\n", rules);
    assert_eq!(cause, "recipient.full");
    assert!(rule != "recipient.full/quota" && summary.starts_with("The archive"), "{rule} {summary}");
}

#[test]
fn a_pattern_of_codes_alone_wins_too() {
    let text = CAUSE.replace(r#"text = "mailbox is full, ticket {n}""#, r#"code = "452""#);
    let rules = read("corp/archive.toml", &text).expect("fine");
    assert_eq!(first(FULL, rules).0, "corp.archive");
}

#[test]
fn a_users_cause_is_explained() {
    let rules = read("corp/archive.toml", CAUSE).expect("fine");
    let topic = explain_by("corp.archive", rules, crate::report::Language::English).topic.expect("a term");
    assert_eq!((topic.kind.as_str(), topic.title.as_str()), ("cause", "The archive is full"));
}

#[test]
fn every_problem_is_told_with_its_place() {
    let text = CAUSE.replace("\"delivery\"", "\"nowhere\"").replace("{n}", "{number}");
    let problems = read("corp/archive.toml", &text).expect_err("two problems");
    let lines: Vec<&str> = problems.lines().collect();
    assert!(
        lines[0].starts_with("mine/corp/archive.toml:2:9: `nowhere` is no stage; known: client,"),
        "{problems}"
    );
    assert!(
        lines[1].starts_with("mine/corp/archive.toml:6:3: no hole is called `{number}`; there are"),
        "{problems}"
    );
}

#[test]
fn broken_files_are_told() {
    for (name, text, told) in [
        ("corp/archive.toml", "stage = ", "mine/corp/archive.toml:1:9: "),
        ("corp/archive.toml", "colour = 1", "unknown field `colour`"),
        ("archive.toml", CAUSE, "mine/archive.toml:1:1: the path is no id of a cause"),
        (
            "corp/a.toml",
            &CAUSE.replace("who", "explains = [\"net.tmeout\"]\nwho"),
            "`net.tmeout` is no cause",
        ),
        ("corp/a.toml", &CAUSE.replace("{host|the company}", "{host}"), "the hole `{host}` has no fallback"),
    ] {
        let problems = read(name, text).expect_err(told);
        assert!(problems.contains(told), "{problems}");
    }
}

#[test]
fn examples_are_held() {
    let rules = read("corp/archive.toml", CAUSE).expect("fine");
    let text = format!("=== yes one\n{FULL}=== no two\n{FULL}=== maybe three\n");
    let (count, problems) = check_examples(rules, &[file("corp/archive.examples.txt", &text)]);
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!((count, told.len()), (3, 2), "{told:?}");
    assert!(
        told[0].contains(":3:1: `corp.archive` should not be found here; found: corp.archive by"),
        "{told:?}"
    );
    assert!(told[1].contains(":5:1: `maybe` is no kind of example"), "{told:?}");
}
