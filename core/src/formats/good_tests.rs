use super::gate;

fn delivered(line: &str) -> Option<Option<String>> {
    let text = String::from_utf8_lossy;
    let told =
        |d: crate::text::gate::Delivery<'_>| format!("{} {} {}", text(d.key), text(d.to), text(d.process));
    gate(line.as_bytes()).map(|good| good.delivery.map(told))
}

#[test]
fn good_lines_of_exim_pass_with_every_selector_in_front() {
    let id = "1rfXyZ-0007cx-1U";
    assert_eq!(delivered("2024-03-01 10:00:00 1rfXyZ-0007cx-1U Completed"), Some(None));
    let sent = "=> a@example.com R=dnslookup T=remote_smtp H=mx [192.0.2.1] C=\"250 ok\"";
    for front in ["", ".123", " +0100", ".123 -0500", " [4711]", ".123 +0000 [4711]"] {
        let line = format!("2024-03-01 10:00:00{front} {id} {sent}");
        assert_eq!(delivered(&line), Some(Some(format!("{id} a@example.com "))), "{line}");
    }
    let long = "2024-03-01 10:00:00 1rfXyZ-00000000abc-1U2v -> b <b@example.com> R=x T=y";
    assert_eq!(delivered(long), Some(Some("1rfXyZ-00000000abc-1U2v b@example.com ".into())));
}

#[test]
fn good_lines_of_postfix_pass_in_both_stamps() {
    for stamp in ["Mar  1 10:00:00 mail", "2024-03-01T10:00:00.123456+01:00 mail"] {
        let note = format!("{stamp} postfix/qmgr[99]: 4F1A2B3C4D: removed");
        assert_eq!(delivered(&note), Some(None), "{note}");
        let sent = format!(
            "{stamp} postfix-out/smtp[99]: 4F1A2B3C4D: to=<a@example.com>, relay=mx[192.0.2.1]:25, delay=1, \
             delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)"
        );
        assert_eq!(delivered(&sent), Some(Some("4F1A2B3C4D a@example.com 99".into())), "{sent}");
    }
}

#[test]
fn whatever_may_hold_a_fault_is_read() {
    let lines = [
        "2024-03-01 10:00:00 1rfXyZ-0007cx-1U ** a@example.com R=x: 550 no",
        "2024-03-01 10:00:00 1rfXyZ-0007cx-1U == a@example.com R=x defer (-44)",
        "2024-03-01 10:00:00 1rfXyZ-0007cx-1U H=mx [192.0.2.1]: SMTP error from remote mail server",
        "2024-03-01 10:00:00 H=(x) [192.0.2.1] rejected RCPT <a@example.com>: relay not permitted",
        "Mar  1 10:00:00 mail postfix/smtp[9]: 4F1A2B3C4D: to=<a@example.com>, dsn=4.4.1, status=deferred (x)",
        "Mar  1 10:00:00 mail postfix/qmgr[9]: 4F1A2B3C4D: from=<a@example.com>, status=expired, returned",
        "Mar  1 10:00:00 mail postfix/smtpd[9]: NOQUEUE: reject: RCPT from x[192.0.2.1]: 450 4.2.0 x",
        "Mar  1 10:00:00 mail postfix/smtpd[9]: warning: x[192.0.2.1]: SASL LOGIN authentication failed",
        "I had postfix: removed, and 2024-03-01 too",
        "",
    ];
    for line in lines {
        assert_eq!(delivered(line), None, "{line}");
    }
}
