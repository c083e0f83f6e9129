use super::undo;
use crate::text::OffsetMap;

fn plain(text: &str) -> String {
    undo(text, &OffsetMap::identity(0, text.len())).map_or_else(|| text.to_owned(), |(text, _)| text)
}

#[test]
fn written_line_ends_split() {
    assert_eq!(plain(r#"{"log":"a\r\nb \"x\"\tc\n"}"#), "{\"log\":\"a\nb \"x\"\tc\"}");
    assert_eq!(
        plain(r"SMTP ERROR: failed\nSMTP connect() failed."),
        "SMTP ERROR: failed\nSMTP connect() failed."
    );
}

#[test]
fn the_end_of_a_string_needs_no_line() {
    assert_eq!(plain(r"reply: b'250 ok\r\n'"), "reply: b'250 ok'");
    assert_eq!(plain(r#"-> "250 ok\r\n""#), "-> \"250 ok\"");
}

#[test]
fn replies_stay_whole() {
    for text in [r"550-5.7.1 a\n550-5.7.1 b\n550 5.7.1 c", r"(535, b'5.7.8 Bad\n5.7.8  https://x')"] {
        assert_eq!(plain(text), text);
    }
}

#[test]
fn paths_stay() {
    for text in [r"C:\new\table\names.php", r"\\server\new", r"Foo\nothing", r"in C:\Users\nick\t.js", r"a\b"]
    {
        assert_eq!(plain(text), text);
    }
}
