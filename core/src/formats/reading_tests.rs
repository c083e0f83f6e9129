use super::Reading;
use crate::limits;
use crate::session::{Event, EventKind};
use crate::text::lines_of;
use proptest::prelude::*;

fn read(input: &str) -> (Vec<Event>, Reading) {
    let mut reading = Reading::new();
    let mut events = Vec::new();
    for line in lines_of(input.as_bytes()) {
        reading.line(line, &mut events);
    }
    reading.finish(&mut events);
    (events, reading)
}

#[test]
fn formats_may_change_within_a_paste() {
    let input = "Trying 192.0.2.10...\nConnected to mail.example.com.\nEscape character is '^]'.\n\
        220 mail.example.com ESMTP Postfix\nquit\n221 Bye\nConnection closed by foreign host.\n\nThat works. But PHP says:\n\n\
        2026-11-24 13:48:32\tSMTP ERROR: Failed to connect to server: Connection refused (111)\n";
    let (events, reading) = read(input);
    assert_eq!(reading.formats(), [("telnet", 1, 7), ("phpmailer", 11, 11)]);
    let failures: Vec<_> =
        events.iter().filter(|e| e.kind == EventKind::Failure).map(|e| e.place.line).collect();
    assert_eq!(failures, [11]);
}

#[test]
fn the_words_of_a_message_are_no_faults() {
    let input = "220 mail.example.com ESMTP\nEHLO x\n250 ok\nMAIL FROM:<a@b.example>\n250 ok\nRCPT TO:<c@d.example>\n250 ok\n\
        DATA\n354 go\nSubject: SMTP ERROR: x\n\nSMTP connect() failed.\nConnection refused\n550 5.1.1 no\n.\n250 queued\n";
    let (events, _) = read(input);
    let faults = events.iter().filter(|event| match &event.kind {
        EventKind::Failure => true,
        EventKind::Reply(reply) => reply.code.is_failure(),
        _ => false,
    });
    assert_eq!(faults.count(), 0);
    assert!(events.iter().any(|event| event.kind == EventKind::Delivered));
}

/// Lines of all formats, in any order.
fn mixed() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("220 mail.example.com ESMTP"),
        Just("250-a"),
        Just("250 b"),
        Just("354 go"),
        Just("."),
        Just("DATA"),
        Just("QUIT"),
        Just("EHLO x"),
        Just("AUTH LOGIN"),
        Just("334 VXNlcm5hbWU6"),
        Just("c2VjcmV0"),
        Just("  SMTP<< 550-x"),
        Just("         550 y"),
        Just("CLIENT -> SERVER: DATA"),
        Just("SERVER -> CLIENT: "),
        Just("SERVER -> CLIENT: 354 go"),
        Just("<- \"RCPT TO:<a@b>\""),
        Just("Trying 192.0.2.1..."),
        Just("Connection closed by foreign host."),
        Just("<~* 550 5.1.1 no"),
        Just("*** x"),
        Just(""),
        Just("2026-11-24 13:49:14 1xVr3C-00047E-2h ** a@b R=x: SMTP error after RCPT TO:<a@b>: 550-5.1.1 x"),
        Just("535 5.7.8 y"),
        Just(
            "Nov 24 13:48:41 h postfix/smtp[1]: ABC123: to=<a@b>, dsn=5.1.1, status=bounced (host x[1.2.3.4] said: 550 no)"
        ),
        Just("reply: b'250-x\\r\\n'"),
        Just("send: b'x\\r\\n.\\r\\n'"),
        Just("SMTP INBOUND: \"220 x\""),
        Just("From: MAILER-DAEMON@h"),
        Just("Content-Type: multipart/report; boundary=\"b1_abc\""),
        Just("Content-Transfer-Encoding: quoted-printable"),
        Just("Content-Type: message/delivery-status"),
        Just("--b1_abc"),
        Just("Final-Recipient: rfc822; a@b.example"),
        Just("Diagnostic-Code: smtp; 550-5.1.1 x"),
        Just("    550 5.1.1 =C3"),
        Just("Action: failed"),
        Just("This is the mail system at host h."),
        Just("<a@b.example>: host x said: 550 no"),
        Just("{\"event\":\"bounce\",\"email\":\"a@b.example\",\"reason\":\"550 no \\u00fc\"}"),
        Just("  \"response\": \"550 no\","),
        Just("  }"),
        Just("level=error msg=\"a\\nb\" err=\"\u{e9}"),
        Just("S: \u{e9}"),
        Just("> "),
    ];
    let piece = prop_oneof![4 => line.prop_map(str::to_owned), 1 => "\\PC{0,30}"];
    prop::collection::vec(piece, 0..60).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn any_lines_give_events_with_true_places(input in mixed()) {
        let (events, reading) = read(&input);
        for event in &events {
            prop_assert!(event.place.span.start <= event.place.span.end);
            prop_assert!(event.place.span.end <= input.len() as u64);
            prop_assert!(event.text.len() <= limits::REASON + 1);
            prop_assert!(!event.text.contains("c2VjcmV0") || !matches!(event.kind, EventKind::Command));
        }
        prop_assert!(reading.formats().len() <= limits::FORMAT_RUNS);
    }
}
