use super::*;

fn codes(inbox: &mut Inbox) -> Vec<String> {
    let mut seen = Vec::new();
    while let Some(arrival) = inbox.next() {
        seen.push(match arrival {
            Arrival::Reply(reply, lines) => format!("{} x{}", reply.code, lines.len()),
            Arrival::Foreign(line) => format!("? {line}"),
            Arrival::TlsRecord => "tls".into(),
            Arrival::TooMuch(words, _) => words.into(),
        });
        if seen.len() > 10 || seen.last().is_some_and(|s| s.starts_with("the server") || s == "tls") {
            break;
        }
    }
    seen
}

#[test]
fn replies_in_any_chunks() {
    let text = b"220 hi\r\n250-a\n250 b\r\nSSH-2.0\r\n";
    let mut whole = Inbox::default();
    whole.push(text);
    let expected = ["220 x1", "250 x2", "? SSH-2.0"];
    assert_eq!(codes(&mut whole), expected);
    let mut pieces = Inbox::default();
    let mut seen = Vec::new();
    for byte in text {
        pieces.push(&[*byte]);
        seen.extend(codes(&mut pieces));
    }
    assert_eq!(seen, expected);
}

#[test]
fn tls_records_only_at_the_start() {
    let mut inbox = Inbox::default();
    inbox.push(&[0x15]);
    assert_eq!(inbox.next(), None);
    inbox.push(&[3, 3, 0, 2, 2, 70]);
    assert_eq!(inbox.next(), Some(Arrival::TlsRecord));
    let mut later = Inbox::default();
    later.push(b"220 x\r\n");
    later.next();
    later.push(&[0x16, 3, 1, b'\n']);
    assert_eq!(codes(&mut later), ["? \\x16\\x03\\x01"]);
}

#[test]
fn what_is_left_at_the_end() {
    let mut inbox = Inbox::default();
    inbox.push(b"554-5.7.1 no\r\n554 5.7.1 servi");
    assert_eq!(inbox.next(), None);
    assert!(
        matches!(inbox.rest(), Some(Arrival::Reply(reply, lines)) if reply.code.0 == 554 && lines.len() == 2)
    );
    assert_eq!(inbox.rest(), None);
    inbox.push(b"HTTP/1.1 400");
    assert_eq!(inbox.rest(), Some(Arrival::Foreign("HTTP/1.1 400".into())));
}

#[test]
fn bounds() {
    let mut line = Inbox::default();
    line.push(&vec![b'2'; limits::PROBE_LINE + 1]);
    assert_eq!(codes(&mut line), ["the server sends a line without end"]);
    let mut reply = Inbox::default();
    reply.push(&b"250-x\r\n".repeat(limits::REPLY_LINES + 1));
    assert_eq!(codes(&mut reply), ["the server sends a reply without end"]);
    let mut all = Inbox::default();
    for _ in 0..=limits::PROBE_BYTES / 7 {
        all.push(b"250 x\r\n");
        while let Some(Arrival::Reply(..)) = all.next() {}
    }
    assert_eq!(codes(&mut all), ["the server sends more than any dialogue needs"]);
}

#[test]
fn clear_forgets() {
    let mut inbox = Inbox::default();
    inbox.push(b"250-a\r\n250");
    inbox.next();
    assert_eq!(inbox.clear(), 3);
    inbox.push(b"220 b\r\n");
    assert_eq!(codes(&mut inbox), ["220 x1"]);
}
