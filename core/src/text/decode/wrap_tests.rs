use crate::text::lines_of;

fn texts(input: &str) -> Vec<String> {
    lines_of(input.as_bytes()).into_iter().map(|line| line.text).collect()
}

#[test]
fn a_log_line_wrapped_by_a_mail_client_is_one_line_again() {
    let input = "Nov 24 13:48:41 web01 postfix/smtp[28981]: 5CE9533: to=<ann@example.net>,\n\
        relay=mail.example.org[203.0.113.97]:25, delay=0.18, delays=0.1/0.01/0/0.07,\n\
        dsn=5.7.1, status=bounced (host mail.example.org[203.0.113.97] said: 554\n\
        5.7.1 <ann@example.net>: Relay access denied (in reply to RCPT TO command))\n\
        Nov 24 13:48:41 web01 postfix/qmgr[1]: 5CE9533: removed\n";
    let lines = texts(input);
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(lines[0].contains("to=<ann@example.net>, relay=mail"));
    assert!(
        lines[0].ends_with(
            "said: 554 5.7.1 <ann@example.net>: Relay access denied (in reply to RCPT TO command))"
        )
    );
}

#[test]
fn places_survive_the_join() {
    let input = "2026-11-24 13:49:46 1xVqu2-0003e6-0N == ann@example.net R=smarthost T=remote\n  defer (111): Connection refused";
    let lines = lines_of(input.as_bytes());
    assert_eq!(lines.len(), 1);
    let at = lines[0].text.find("Connection refused").unwrap();
    let span = lines[0].span(at..at + 18);
    assert_eq!(&input[span.start as usize..span.end as usize], "Connection refused");
}

#[test]
fn complete_lines_are_never_joined() {
    let inputs = [
        "2026-11-24 13:48:32\tSMTP ERROR: Failed to connect to server: Connection refused (111)\nSMTP connect() failed.\n",
        "Nov 24 13:48:41 web01 postfix/smtp[28981]: connect to mail.example.org[203.0.113.97]:25: refused\nSo I restarted it.\n",
        "2026-11-24 13:49:12 1xVqu5-0003mG-0D plain authenticator failed H=server42.hosting.example [203.0.113.65] 535-a\n535 b\n",
        "250-mail.example.org at your service and a very long line that goes on and on for ever\nquit\n",
    ];
    for input in inputs {
        assert_eq!(texts(input), input.lines().collect::<Vec<_>>());
    }
}

#[test]
fn what_an_answer_of_our_own_gives_as_seen_is_one_line() {
    let seen = "  seen    421-4.7.30 Your email has been rate limited because DKIM authentication";
    let joined = texts(&format!("{seen}\n          didn't pass for this message.\n\n  do this\n"));
    assert_eq!(joined[0], format!("{seen} didn't pass for this message."));
    assert_eq!(joined[1..], ["", "  do this"]);
    let two = "  seen    connect: Connection timed out\n          connect: Connection refused";
    assert_eq!(texts(two).len(), 2, "a line that had room for the next word has ended");
}
