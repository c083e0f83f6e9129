use super::undo;
use crate::text::OffsetMap;

fn plain(text: &str) -> String {
    undo(text, &OffsetMap::identity(0, text.len())).map_or_else(|| text.to_owned(), |(text, _)| text)
}

#[test]
fn tags_that_end_a_line_split_it() {
    assert_eq!(plain("250 OK<br>\u{20}x<BR />y"), "250 OK\n x\ny");
    assert_eq!(plain("<p>a</p><div class=\"x\">b</div>"), "a\nb\n");
}

#[test]
fn tags_within_a_line_go() {
    assert_eq!(
        plain("<b>Mailer Error:</b> <code>closed</code> <a href=\"http://x/?a@b\">y</a>"),
        "Mailer Error: closed y"
    );
}

#[test]
fn addresses_and_unknown_names_stay() {
    for text in [
        "<user@example.com>: Relay access denied",
        "MAIL FROM:<b@example.com>",
        "RCPT TO:<a>",
        "F=<b> rejected",
        "<- 250 ok",
        "a < b > c",
        "<br",
        "<CRLF>",
        "<p@x>",
    ] {
        assert_eq!(plain(text), text);
    }
}
