use super::*;

fn found(text: &str) -> Option<String> {
    EnhancedCode::find(text).map(|(code, range)| {
        assert_eq!(text[range].to_string(), code.to_string());
        code.to_string()
    })
}

#[test]
fn parses_the_whole_text() {
    assert_eq!(EnhancedCode::parse("5.7.8"), Some(EnhancedCode { class: 5, subject: 7, detail: 8 }));
    assert_eq!(EnhancedCode::parse("5.7.139").map(|c| c.detail), Some(139));
    for text in ["", "5", "5.7", "5.7.", "3.0.0", "5.7.8 ", "5.7.1234", "5..1", "5.7.8.9"] {
        assert_eq!(EnhancedCode::parse(text), None, "{text:?}");
    }
}

#[test]
fn finds_it_anywhere() {
    assert_eq!(found("SMTP code: 550 Additional SMTP info: 5.1.1"), Some("5.1.1".into()));
    assert_eq!(found("dsn=4.4.1, status=deferred"), Some("4.4.1".into()));
    assert_eq!(found("host said: 550 #5.7.1 refused"), Some("5.7.1".into()));
    assert_eq!(found("(5.7.606)"), Some("5.7.606".into()));
    assert_eq!(found("it ends so: 5.1.1."), Some("5.1.1".into()));
    assert_eq!(found("550-5.7.1 x"), None, "the hyphen joins it to the code: ReplyLine reads that");
}

#[test]
fn what_is_no_code() {
    for text in [
        "connect to 5.6.7.8",
        "1.5.6.7",
        "v4.2.1",
        "Exim 4.96.2",
        "mail-4.2.1",
        "4.2.1-5",
        "libfoo4.2.1",
        "5.7.x",
        "host 2.0.0.example",
    ] {
        assert_eq!(found(text), None, "{text:?}");
    }
}

#[test]
fn success_and_failure_do_not_mix() {
    let code = EnhancedCode { class: 2, subject: 0, detail: 0 };
    assert!(code.fits(ReplyCode(250)));
    assert!(!code.fits(ReplyCode(550)));
}
