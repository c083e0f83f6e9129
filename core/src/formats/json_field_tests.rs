use super::{number, string};

const RECORD: &str = r#"{"type":"Bounce", "response": {"code": 550,"content":"said "no", 5.1.1","command":"RCPT TO"},"recipient":["a@b"]}"#;

#[test]
fn fields_at_any_depth_are_found() {
    assert_eq!(string(RECORD, "type"), Some("Bounce"));
    assert_eq!(number(RECORD, "code"), Some(550));
    assert_eq!(string(RECORD, "content"), Some("said \"no\", 5.1.1"));
    assert_eq!(string(RECORD, "recipient"), Some("a@b"));
    assert_eq!(string(RECORD, "command"), Some("RCPT TO"));
    assert_eq!((string(RECORD, "no"), number(RECORD, "type")), (None, None));
}

#[test]
fn a_record_that_was_cut_gives_what_is_there() {
    assert_eq!(string("{\"content\":\"550 mailbox f", "content"), Some("550 mailbox f"));
    assert_eq!(string("{\"content", "content"), None);
}
