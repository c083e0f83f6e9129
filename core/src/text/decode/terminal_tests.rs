use super::undo;
use crate::text::OffsetMap;

fn plain(text: &str) -> String {
    undo(text, &OffsetMap::identity(0, text.len())).map_or_else(|| text.to_owned(), |(text, _)| text)
}

#[test]
fn colours_titles_and_controls_go() {
    assert_eq!(plain("\u{1b}[31;1mSMTP ERROR\u{1b}[0m: closed"), "SMTP ERROR: closed");
    assert_eq!(plain("\u{1b}]0;title\u{7}220 ok"), "220 ok");
    assert_eq!(plain("\u{1b}]8;;http://x\u{1b}\\220 ok\u{1b}(B"), "220 ok");
    assert_eq!(plain("2\u{0}2\u{0}0\tok\u{8}"), "220\tok");
    assert_eq!(plain("\u{9b}1m220"), "220");
}

#[test]
fn an_unfinished_sequence_loses_no_words() {
    assert_eq!(plain("\u{1b}]no end at all"), "no end at all");
    assert_eq!(plain("end\u{1b}"), "end");
    assert_eq!(plain("\u{1b}é"), "é");
}

#[test]
fn other_text_stays() {
    assert_eq!(plain("größer\tals €"), "größer\tals €");
}
