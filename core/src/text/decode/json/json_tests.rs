use super::undo;
use crate::text::OffsetMap;

fn plain(text: &str) -> String {
    undo(text, &OffsetMap::identity(0, text.len())).map_or_else(|| text.to_owned(), |(text, _)| text)
}

#[test]
fn records_of_loggers_give_their_words() {
    let samples = [
        (
            r#"{"log":"5CE9533: to=\u003cann@example.net\u003e, status=sent\n","stream":"stderr","time":"2026-11-24T13:48:47.39Z"}"#,
            "2026-11-24T13:48:47.39Z 5CE9533: to=<ann@example.net>, status=sent",
        ),
        (
            r#"{"__REALTIME_TIMESTAMP":"1795528121395074","_HOSTNAME":"web01","SYSLOG_IDENTIFIER":"postfix/smtp","_PID":"28981","MESSAGE":"5CE9533: removed"}"#,
            "2026-11-24T13:48:41Z web01 postfix/smtp[28981]: 5CE9533: removed",
        ),
        (
            r#"{"level":50,"time":1795528121395,"pid":7,"hostname":"app","err":{"type":"Error","message":"Invalid login: 535 5.7.8 no","stack":"Error: Invalid login: 535 5.7.8 no\n    at x (y.js:1:2)","code":"EAUTH"},"msg":"Invalid login: 535 5.7.8 no"}"#,
            "2026-11-24T13:48:41Z Error: Invalid login: 535 5.7.8 no\n    at x (y.js:1:2)",
        ),
        (
            r#"{"level":"error","ts":1795528121.39,"caller":"mail/send.go:12","msg":"cannot send","error":"dial tcp 192.0.2.1:587: connect: connection refused"}"#,
            "2026-11-24T13:48:41Z cannot send\ndial tcp 192.0.2.1:587: connect: connection refused",
        ),
        (
            r#"web-1  | {"severity":"ERROR","message":"550-5.1.1 a\n550 5.1.1 b"}"#,
            "web-1  | 550-5.1.1 a\\n550 5.1.1 b",
        ),
        (
            r#"{"_index":"mail","_source":{"@timestamp":"2026-11-24T13:48:41Z","message":"5CE9533: removed"}}"#,
            "2026-11-24T13:48:41Z 5CE9533: removed",
        ),
        // A line that was cut when it was copied.
        (
            r#"{"level":"error","time":"13:48","message":"Connection refused","stack":"Error: Conn"#,
            "13:48 Connection refused\nError: Conn",
        ),
    ];
    for (input, wanted) in samples {
        assert_eq!(plain(input), wanted);
    }
}

#[test]
fn other_objects_are_printed_at_length() {
    assert_eq!(
        plain(r#"[{"email":"ann@example.net","status":"5.1.1","more":{"a":1,"b":[true]}}]"#),
        "[\n{\n\"email\": \"ann@example.net\"\n\"status\": \"5.1.1\"\n\"more\": {\n\"a\": 1\n\"b\": [\ntrue\n}\n}\n}\n}"
    );
    assert_eq!(
        plain(r#"{"code":"EAUTH","response":"550-5.1.1 a\n550 5.1.1 b \"c\""}"#),
        "{\n\"code\": \"EAUTH\"\n\"response\": \"550-5.1.1 a 550 5.1.1 b \"c\"\"\n}"
    );
}

#[test]
fn what_is_no_json_stays() {
    for text in [
        r#"Connecting to {"host": "x"} failed: {} and more"#,
        "{ code: 'EAUTH', response: '535 no' }",
        r#"error {"a":1,"b":2}"#,
        r#"{"a" "b"}"#,
        "{\"",
        "[\"",
        "",
    ] {
        assert_eq!(plain(text), text);
    }
}

#[test]
fn places_lead_back() {
    let input = r#"{"log":"a \u003cb\u003e c\n","stream":"stderr","time":"2026-11-24T13:48:47Z"}"#;
    let (text, map) = undo(input, &OffsetMap::identity(0, input.len())).unwrap();
    let at = text.find('b').unwrap();
    assert_eq!(map.span(at..at + 1).start, input.find("b\\").unwrap() as u64);
    let span = map.span(text.find('a').unwrap()..text.len());
    assert_eq!(&input[span.start as usize..span.end as usize], r"a \u003cb\u003e c");
}
