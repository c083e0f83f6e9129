use super::find;
use crate::smtp::Step;

fn told(text: &str) -> Option<(u16, String, String, Option<Step>)> {
    find(text).map(|found| {
        let enhanced = found.reply.enhanced.map(|code| code.to_string()).unwrap_or_default();
        (found.reply.code.0, enhanced, found.reply.text(), found.step)
    })
}

#[test]
fn replies_in_logs_and_exceptions() {
    let cases = [
        ("... 550 5.1.1 User unknown", 550, "5.1.1", "User unknown", None),
        (
            "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Bad\\n5.7.8  https://x')",
            535,
            "5.7.8",
            "Bad https://x",
            Some(Step::Auth),
        ),
        (
            "host mx[192.0.2.1] said: 550-5.1.1 a 550 5.1.1 b (in reply to RCPT TO command)",
            550,
            "5.1.1",
            "a b",
            Some(Step::Rcpt),
        ),
        (
            "SMTP error from remote mail server after RCPT TO:<a>: 550-x\\n550 y",
            550,
            "",
            "x y",
            Some(Step::Rcpt),
        ),
        (
            "Expected response code 250 but got code \"535\", with message \"535 Incorrect\"",
            535,
            "",
            "Incorrect",
            None,
        ),
        (
            "[SMTP: Invalid response code received from server (code: 501, response: 5.1.3 Invalid address)]",
            501,
            "5.1.3",
            "Invalid address",
            None,
        ),
        (
            "SMTP server error: DATA END command failed Detail: Too big SMTP code: 552",
            552,
            "",
            "Too big",
            Some(Step::Message),
        ),
        (
            "Invalid login: 535-5.7.8 Username and Password not accepted.",
            535,
            "5.7.8",
            "Username and Password not accepted.",
            Some(Step::Auth),
        ),
        (
            "550 No Such User Here (Net::SMTPFatalError)",
            550,
            "",
            "No Such User Here (Net::SMTPFatalError",
            None,
        ),
        ("permanent error (550): 5.1.1 no such user", 550, "5.1.1", "no such user", None),
        (
            "The following From address failed: a@b : MAIL not accepted from server,530,5.7.0 Must issue a STARTTLS",
            530,
            "5.7.0",
            "Must issue a STARTTLS",
            Some(Step::Mail),
        ),
        (
            "ssmtp: RCPT TO:<a@b> (554 5.7.1 Relay access denied)",
            554,
            "5.7.1",
            "Relay access denied",
            Some(Step::Rcpt),
        ),
        ("stat=\"450 4.2.0 Greylisted\"", 450, "4.2.0", "Greylisted", None),
        (
            "smtplib.SMTPRecipientsRefused: {'a@b': (553, b\"sorry, that isn't in my list (#5.7.1)\")}",
            553,
            "",
            "sorry, that isn't in my list (#5.7.1",
            Some(Step::Rcpt),
        ),
        (
            "smtplib.SMTPDataError: (550, b'5.7.1 \"No\", it\\'s spam')",
            550,
            "5.7.1",
            "\"No\", it\\'s spam",
            None,
        ),
        ("msmtp: server message: 550 5.7.1 no", 550, "5.7.1", "no", None),
        (
            "host mx[192.0.2.1] refused to talk to me: 421 [HCM1] Your mail was deferred.",
            421,
            "",
            "[HCM1] Your mail was deferred.",
            Some(Step::Connect),
        ),
        ("554 192.0.2.7 found on one or more RBLs", 554, "", "192.0.2.7 found on one or more RBLs", None),
        ("after RCPT TO:<a@b>: 550 <a@b> not found", 550, "", "<a@b> not found", Some(Step::Rcpt)),
    ];
    for (line, code, enhanced, text, step) in cases {
        assert_eq!(told(line), Some((code, enhanced.into(), text.into(), step)), "{line}");
    }
}

#[test]
fn other_numbers_are_no_replies() {
    for line in [
        "connect to mail.example.org port 587 failed",
        "Timeout after 500 ms",
        "on line 550 of smtp.php",
        "Sent so far: 550 (of 600)",
        "Sent so far: 550 12 failed",
        "HTTP/1.1 500 Internal Server Error",
        "delay=550, size=512",
        "We sent 500 messages",
        "ID 5501",
        "192.0.2.550",
        "Connection timed out (110)",
        "Error sending to 500 users",
    ] {
        assert_eq!(told(line), None, "{line}");
    }
}
