use crate::program::{run, run_with_input};
use crate::server::{Answer, Say, closed_port, server};

const LOG: &[u8] = b"SMTP -> ERROR: Failed to connect to server: Connection refused (111)\n\
    SMTP connect() failed.\n535 5.7.8 Error: authentication failed: wrong | password ` 1 < 2 & 3\n";

#[test]
fn lines_of_json() {
    let whole = run_with_input(&["analyze", "--format", "json"], LOG).json();
    let run = run_with_input(&["analyze", "--format", "ndjson"], LOG);
    assert_eq!(run.status, 1, "{}", run.err);
    let lines: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let (last, findings) = lines.split_last().unwrap();
    assert_eq!(last["type"], "summary");
    assert_eq!(last["findings"], findings.len());
    for field in ["schema", "verdict", "summary", "complete", "redactions", "unmatched", "topic", "notes"] {
        assert_eq!(last[field], whole[field], "{field}");
    }
    for (line, finding) in findings.iter().zip(whole["findings"].as_array().unwrap()) {
        let mut line = line.clone();
        assert_eq!(line.as_object_mut().unwrap().remove("type").unwrap(), "finding");
        assert_eq!(line, *finding);
    }
}

#[test]
fn a_ticket() {
    let run = run_with_input(&["analyze", "--format", "markdown", "--all"], LOG);
    assert!(run.out.starts_with("### ✗ ") && !run.out.contains('\u{1b}'), "{}", run.out);
    assert!(run.out.contains("```text\nline 1  SMTP -> ERROR"), "{}", run.out);
    assert!(run.out.contains("wrong | password ` 1 < 2 & 3"), "a fence keeps the words: {}", run.out);
}

#[test]
fn a_page() {
    let run = run_with_input(&["analyze", "--format", "html"], LOG);
    assert!(run.out.starts_with("<!DOCTYPE html>") && run.out.ends_with("</html>\n"), "{}", run.out);
    assert!(run.out.contains("password ` 1 &lt; 2 &amp; 3"), "{}", run.out);
    assert!(run.out.contains("default-src 'none'"));
}

#[test]
fn terms_in_all_formats() {
    let markdown = run(&["explain", "535", "--format", "markdown"]).out;
    assert!(markdown.starts_with("### Reply code 535") && markdown.contains("**May be**"), "{markdown}");
    assert!(
        run(&["explain", "net.timeout", "--format", "html"])
            .out
            .contains("<h1 class=\"info\">cause net.timeout")
    );
    let lines = run(&["explain", "535", "--format", "ndjson"]).out;
    let last: serde_json::Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    assert_eq!(last["topic"]["id"], "535");
}

#[test]
fn a_probe_prints_nothing_but_the_format() {
    let target = format!("127.0.0.1:{}", closed_port());
    assert!(run(&["probe", &target, "--format", "html"]).out.starts_with("<!DOCTYPE html>"));
    assert!(run(&["probe", &target, "--format", "markdown"]).out.starts_with("### ✗ "));
    let script =
        vec![Say("220 <script>x</script> ESMTP\r\n"), Answer("554 no <script>\r\n"), Answer("221 bye\r\n")];
    let target = format!("127.0.0.1:{}", server(script));
    let page = run(&["probe", &target, "--format", "html", "--timeout", "2s"]).out;
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn the_demonstration_has_two_reports() {
    assert_eq!(run(&["demo", "--format", "html"]).status, 2);
}

#[test]
fn a_ticket_with_its_dialogue_in_a_fence() {
    let port = server(vec![Say("421 mail.test ``` busy\r\n"), Answer("221 bye\r\n")]);
    let run = run(&["probe", &format!("127.0.0.1:{port}"), "-v", "--format", "markdown"]);
    let (_, dialogue) = run.out.split_once("**The dialogue**\n\n").unwrap();
    assert!(dialogue.starts_with("````text\n") && dialogue.ends_with("\n````\n"), "{dialogue}");
    assert!(dialogue.contains("<** 421 mail.test ``` busy"), "{dialogue}");
    let read = run_with_input(&["analyze", "--format", "json"], dialogue.as_bytes());
    assert_eq!(read.causes().first().map(String::as_str), Some("server.busy"), "{}", read.out);
}
