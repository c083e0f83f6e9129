use super::*;

fn wire(text: &[u8]) -> String {
    String::from_utf8(Message::new(text).wire()).expect("text")
}

#[test]
fn line_ends_become_crlf() {
    assert_eq!(wire(b"a: b\n\nx\ry\r\nz"), "a: b\r\n\r\nx\r\ny\r\nz\r\n.\r\n");
}

#[test]
fn dots_are_doubled_and_not_counted() {
    let message = Message::new(b"a: b\n\n.\n..x\ny.\n");
    assert_eq!(message.wire(), b"a: b\r\n\r\n..\r\n...x\r\ny.\r\n.\r\n");
    assert_eq!(message.size(), "a: b\r\n\r\n.\r\n..x\r\ny.\r\n".len());
}

#[test]
fn a_bare_carriage_return_cannot_end_the_message() {
    assert_eq!(wire(b"x\r.\rMAIL FROM:<>"), "x\r\n..\r\nMAIL FROM:<>\r\n.\r\n");
}

#[test]
fn an_empty_message_is_its_dot() {
    assert_eq!(wire(b""), ".\r\n");
    assert!(Message::new("ä".as_bytes()).size() == 4 && !Message::new("ä".as_bytes()).is_ascii());
}
