use super::undo;
use crate::text::OffsetMap;

fn plain(text: &str) -> String {
    undo(text, &OffsetMap::identity(0, text.len())).map_or_else(|| text.to_owned(), |(text, _)| text)
}

#[test]
fn the_words_and_the_error_come_out() {
    let samples = [
        (
            r#"time="2026-11-24T13:48:41Z" level=error msg="cannot send" error="535 5.7.8 \"no\"""#,
            "2026-11-24T13:48:41Z cannot send\n535 5.7.8 \"no\"",
        ),
        (
            r#"ts=2026-11-24T13:48:41.1Z caller=x.go:1 level=warn component=dispatcher msg="failed: EOF" err=EOF"#,
            "2026-11-24T13:48:41.1Z failed: EOF",
        ),
        (r#"app-1 | level=error msg="a\nb""#, "app-1 | a\nb"),
        (r"level=info msg=sent", "sent"),
    ];
    for (input, wanted) in samples {
        assert_eq!(plain(input), wanted);
    }
}

#[test]
fn other_lines_with_equals_signs_stay() {
    for text in [
        "5CE9533: to=<ann@example.net>, relay=none, delay=30, dsn=4.4.1, status=deferred (x)",
        "level=",
        "level=error",
        "the level=3 of it msg",
        "Nov 24 13:51:12 host=h tls=on smtpmsg='502 x' errormsg='y' exitcode=EX_DATAERR",
    ] {
        assert_eq!(plain(text), text);
    }
}
