//! Markdown and HTML.

use super::render_tests::{fault, follower, several, timeout};
use super::{Detail, Document, MarkdownOptions, html, markdown};
use crate::report::{Finding, Report};

fn as_markdown(report: &Report, detail: Detail) -> String {
    markdown(&Document::new(report), &MarkdownOptions::ticket(detail, "linux"))
}

fn as_html(report: &Report) -> String {
    html(&Document::new(report), Detail::Short)
}

/// A finding all of whose words come from someone who means harm.
fn hostile(words: &str) -> Report {
    let mut one = timeout();
    one.summary = words.into();
    one.explanation = words.into();
    one.evidence[0].text = words.into();
    one.evidence[0].source = words.into();
    one.confirm[1].command = words.into();
    one.confirm[1].expect = words.into();
    one.fixes[0].steps = vec![words.into()];
    one.avoid = vec![words.into()];
    let other = Finding { evidence: vec![timeout().evidence[0].clone()], ..one.clone() };
    let mut report = fault(vec![one, other]);
    report.notes = vec![words.into()];
    report
}

#[test]
fn markdown_for_a_ticket() {
    insta::assert_snapshot!(as_markdown(&several(), Detail::Short));
}

#[test]
fn markdown_of_everything() {
    insta::assert_snapshot!(as_markdown(&several(), Detail::Full));
}

#[test]
fn markdown_of_the_verdict() {
    insta::assert_snapshot!(as_markdown(&several(), Detail::Verdict));
}

#[test]
fn no_words_of_a_log_are_read_as_markdown() {
    let words = "a|b ```\n# x [l](http://evil.example) ![i](x) <script>alert(1)</script> *b* _u_ ~s~ &amp; `";
    let text = as_markdown(&hostile(words), Detail::Full);
    let mut fence: Option<String> = None;
    for line in text.lines() {
        let ticks: String = line.chars().take_while(|c| *c == '`').collect();
        match &fence {
            Some(open) if ticks == *open && line == open => fence = None,
            Some(_) => {}
            None if ticks.len() >= 3 && !line[ticks.len()..].contains('`') => fence = Some(ticks),
            None => {
                // Outside of code spans everything that Markdown knows is escaped.
                let prose = line.replace("\\`", "");
                let prose: String = prose.split('`').step_by(2).collect();
                for sign in ["|", "[", "<s", "*b", "_u", "~", "&"] {
                    let plain = prose.replace(&format!("\\{sign}"), "");
                    assert!(!plain.contains(sign), "{sign} in {line}");
                }
            }
        }
    }
    assert_eq!(fence, None, "{text}");
}

#[test]
fn what_begins_like_a_list_is_none() {
    for (words, shown) in [("- x", "### ✗ \\- x"), ("1. x", "### ✗ 1\\. x"), ("535 x", "### ✗ 535 x")] {
        assert!(as_markdown(&hostile(words), Detail::Short).starts_with(shown), "{words}");
    }
}

#[test]
fn a_page() {
    let mut report = several();
    report.findings[1] = follower();
    insta::assert_snapshot!(as_html(&report));
}

#[test]
fn a_page_holds_no_script_and_no_tag_of_the_input() {
    let words = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\"' onclick=\"x`<b>`";
    let page = as_html(&hostile(words));
    for bad in ["<script", "<img", "<b>", "</title></style>", "onclick=\"x", "\"'"] {
        assert!(!page.contains(bad), "{bad}: {page}");
    }
    assert_eq!(page.matches("<style>").count(), 1);
    assert!(!page.contains("style=") && !page.contains("http-equiv=\"refresh"));
}

#[test]
fn the_policy_knows_the_style_by_its_hash() {
    use base64::Engine as _;
    use sha2::Digest as _;
    let page = as_html(&several());
    let style = page.split("<style>").nth(1).and_then(|s| s.split("</style>").next()).expect("a style");
    let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(style.as_bytes()));
    assert!(page.contains(&format!("style-src 'sha256-{hash}'")) && page.contains("default-src 'none'"));
}

#[test]
fn only_addresses_of_the_web_become_links() {
    let mut report = several();
    report.findings[0].references[0].url = "javascript:alert(1)".into();
    assert!(!as_html(&report).contains("javascript:"));
}
