use super::Markup;
use crate::text::OffsetMap;

fn plain(lines: &[&str]) -> Vec<String> {
    let mut markup = Markup::default();
    let undo = |line: &&str| {
        let map = OffsetMap::identity(0, line.len());
        markup.undo(line, &map).map_or_else(|| (*line).to_owned(), |(text, _)| text)
    };
    lines.iter().map(undo).collect()
}

#[test]
fn quotes_of_mail_and_markdown_go() {
    assert_eq!(
        plain(&["> 220 ok", "> > 550 no", ">", ">> x", "  > y"]),
        ["220 ok", "550 no", "", ">> x", "y"]
    );
}

#[test]
fn arrows_of_clients_stay() {
    let lines = ["> EHLO x", "< 220 ok", "> AHBhc3M=", "> .", ">>> MAIL FROM:<a@b>", ">> QUIT"];
    assert_eq!(plain(&lines), lines);
}

#[test]
fn quoted_arrows_lose_the_quote_only() {
    assert_eq!(plain(&["> < 220 ok", "> > EHLO x"]), ["< 220 ok", "> EHLO x"]);
}

#[test]
fn fences_backticks_and_emphasis_go() {
    let lines = ["```", "```text", "`SMTP ERROR: x`", "**2020-11-20 SMTP x**", "**SMTP: open", "closed**"];
    assert_eq!(plain(&lines), ["", "", "SMTP ERROR: x", "2020-11-20 SMTP x", "SMTP: open", "closed"]);
}

#[test]
fn bullets_go_but_marks_of_programs_stay() {
    assert_eq!(plain(&["- S: 220 x", "* 2014 x", "• y"]), ["S: 220 x", "2014 x", "y"]);
    let lines =
        ["* Connected to h", "*** Error connecting", " -> EHLO x", "=== Trying", "220 ****", "[x] __init__"];
    assert_eq!(plain(&lines), lines);
}
