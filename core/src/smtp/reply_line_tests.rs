use super::*;

fn parsed(line: &str) -> (u16, bool, Option<String>, &str) {
    let line = ReplyLine::parse(line).expect("a reply line");
    (line.code.0, line.last, line.enhanced.map(|e| e.to_string()), line.text)
}

#[test]
fn last_and_continued_lines() {
    assert_eq!(parsed("250 OK"), (250, true, None, "OK"));
    assert_eq!(parsed("250-SIZE 100"), (250, false, None, "SIZE 100"));
    assert_eq!(parsed("250"), (250, true, None, ""));
    assert_eq!(parsed("250-"), (250, false, None, ""));
    assert_eq!(parsed("220 "), (220, true, None, ""));
}

#[test]
fn enhanced_codes_after_the_code() {
    assert_eq!(parsed("550 5.1.1 No such user"), (550, true, Some("5.1.1".into()), "No such user"));
    assert_eq!(parsed("550-5.1.1 No"), (550, false, Some("5.1.1".into()), "No"));
    assert_eq!(
        parsed("550 #5.1.0 Address rejected."),
        (550, true, Some("5.1.0".into()), "Address rejected.")
    );
    assert_eq!(parsed("535 5.7.8"), (535, true, Some("5.7.8".into()), ""));
    assert_eq!(parsed("550 5.7.1: refused"), (550, true, Some("5.7.1".into()), "refused"));
}

#[test]
fn numbers_that_are_no_enhanced_code() {
    assert_eq!(parsed("220 2.example.com ESMTP"), (220, true, None, "2.example.com ESMTP"));
    assert_eq!(parsed("550 5.6.7.8 is listed"), (550, true, None, "5.6.7.8 is listed"));
    assert_eq!(parsed("220 5.5.5 hello"), (220, true, None, "5.5.5 hello"));
}

#[test]
fn lines_that_are_no_reply() {
    for line in [
        "",
        "25",
        "2500",
        "250x",
        "150 OK",
        "600 OK",
        "99 x",
        " 250 OK",
        "HTTP/1.1 400 Bad Request",
        "٢٥٠ OK",
    ] {
        assert_eq!(ReplyLine::parse(line), None, "{line:?}");
    }
}
