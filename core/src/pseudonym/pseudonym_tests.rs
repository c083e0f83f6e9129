use super::{Redactor, redact};
use proptest::prelude::*;

fn line(text: &str) -> String {
    redact(text.as_bytes()).trim_end_matches('\n').to_owned()
}

#[test]
fn names_get_pseudonyms_and_the_same_name_the_same() {
    let text = "joe@secret.org, ann@mail.secret.org and joe@gmail.com at smtp.secret.org [8.20.30.40]\n\
        JOE@secret.org via 8.20.30.40 and 2a01:4f8::25\n";
    assert_eq!(
        redact(text.as_bytes()),
        "user1@domain1.example, user2@host1.domain1.example and user1@gmail.com at host2.domain1.example [192.0.2.1]\n\
         user1@domain1.example via 192.0.2.1 and 2001:db8::1\n"
    );
}

#[test]
fn what_matters_for_the_diagnosis_stays() {
    for text in [
        "Connecting to smtp.gmail.com:587 from 192.168.1.2 and 127.0.0.1, localhost, ::1, fe80::1, 10.0.0.1",
        "blocked using zen.spamhaus.org; see https://support.google.com/mail/?p=BadCredentials",
        "class.phpmailer.php on line 12, smtplib.py:735, main.cf, javax.mail.MessagingException, 4.9.1, 5.7.8",
        "System.Net.Mail.SmtpException: at System.Net.Mail.SmtpClient.Send(MailMessage message)",
        "mail.example.com said: 550 5.1.1 <user1@domain1.example> host1.domain1.example 192.0.2.1 2001:db8::1",
        "postmaster@example.com root@localhost MAILER-DAEMON@example.org",
        "Net::SMTP at 13:48:41, nodemailer@6.9.1, 1xVqv3-0007cx-1U, spring.mail.host=x",
        "503 5.5.1 EHLO first; HELO command rejected: Host not found",
        "535 5.7.8 Error: authentication failed: wrong password",
    ] {
        assert_eq!(line(text), text);
    }
}

#[test]
fn kinds_of_places() {
    for (text, expected) in [
        ("Nov 24 10:00:00 web01 postfix/smtp[2]: x", "Nov 24 10:00:00 host1 postfix/smtp[2]: x"),
        ("EHLO joes-pc", "EHLO host1"),
        ("to=<joe@secret.org>, orig_to=<joe>", "to=<user1@domain1.example>, orig_to=<joe>"),
        ("SRS0=HHH=TT=secret.org=joe@fwd.org", "user1@domain1.example"),
        ("\"joe doe\"@secret.org", "user1@domain1.example"),
        ("joe%40secret.org joe&#64;secret.org", "user1%40domain1.example user1&#64;domain1.example"),
        ("From: Joe Doe <joe@secret.org>", "From: *** <user1@domain1.example>"),
        ("CLIENT -> SERVER: Subject: my illness", "CLIENT -> SERVER: Subject: ***"),
        (
            "C: \\r\\njoe@secret.org\\u003cann@secret.org",
            "C: \\r\\nuser1@domain1.example\\u003cuser2@domain1.example",
        ),
        (
            "/home/joe/public_html/x.php sasl_username=joe",
            "/home/user1/public_html/x.php sasl_username=user1",
        ),
        ("4.3.20.8.zen.spamhaus.org", "1.2.0.192.zen.spamhaus.org"),
        ("contoso-com.mail.protection.outlook.com", "host1.mail.protection.outlook.com"),
        ("mx.firm.co.uk and firm.co.uk", "host1.domain1.example and domain1.example"),
        ("pc7.corp.local", "host1.domain1.local"),
        ("[IPv6:2a01:4f8::1]:587 8.20.30.40:25", "[IPv6:2001:db8::1]:587 192.0.2.1:25"),
        ("/etc/ssl/mail.secret.org.pem", "/etc/ssl/host1.domain1.example.pem"),
        ("/usr/lib/python3/smtplib.py and /opt/x.sh", "/usr/lib/python3/smtplib.py and /opt/x.sh"),
        ("250-mx.secret.org at your service", "250-host1.domain1.example at your service"),
        ("joe@secret.org@web01", "user1@domain1.example@host1"),
        ("node_modules/_nodemailer@6.9.1@nodemailer/lib", "node_modules/_nodemailer@6.9.1@nodemailer/lib"),
        ("::ffff:8.20.30.40", "::ffff:192.0.2.1"),
        (
            "https://secret.org/path/x.com?u=joe@secret.org",
            "https://domain1.example/path/domain2.example?u=user1@domain1.example",
        ),
    ] {
        assert_eq!(line(text), expected);
        assert_eq!(line(expected), expected, "twice is once");
    }
}

#[test]
fn answers_of_a_login_are_masked_whatever_they_look_like() {
    let text = "S: 334 VXNlcm5hbWU6\nC: am9l\nS: 334 UGFzc3dvcmQ6\nC: YWJj\nS: 235 ok\nC: QUIT\n";
    assert_eq!(
        redact(text.as_bytes()),
        "S: 334 VXNlcm5hbWU6\nC: ***\nS: 334 UGFzc3dvcmQ6\nC: ***\nS: 235 ok\nC: QUIT\n"
    );
}

#[test]
fn a_line_without_end_is_cut_before_a_word_that_may_not_be_whole() {
    let text = "word ".repeat(200_000) + "joe@secret.org password=hunter2\nnext joe@secret.org\n";
    let out = redact(text.as_bytes());
    assert!(out.len() < 100_000 && out.contains("left out") && out.ends_with("next user1@domain1.example\n"));
}

const SECRETS: [&str; 6] =
    ["hunter2x9", "zugspitz", "matterhorn", "8.20.30.40", "2a01:4f8:7:8::9", "Quasimodo"];

/// Words of logs with a secret, a person, a machine or an address planted.
fn words() -> impl Strategy<Value = String> {
    let plant = prop_oneof![
        Just("password=hunter2x9".to_owned()),
        Just("smtp://x:hunter2x9@mail.matterhorn.org:587/".to_owned()),
        Just("zugspitz@matterhorn.org".to_owned()),
        Just("to=<zugspitz.x@mail.matterhorn.co.uk>,".to_owned()),
        Just("<matterhorn+zugspitz=gmail.com@matterhorn.com>".to_owned()),
        Just("relay=mx1.matterhorn.de[8.20.30.40]:25,".to_owned()),
        Just("[2a01:4f8:7:8::9]".to_owned()),
        Just("8.20.30.40.".to_owned()),
        Just("EHLO matterhorn\n".to_owned()),
        Just("https://www.matterhorn.photography/a".to_owned()),
        Just("\\nzugspitz@matterhorn.museum\\r\\n".to_owned()),
        Just("zugspitz%40matterhorn.org".to_owned()),
        Just("/home/zugspitz/x".to_owned()),
        Just("\nFrom: Quasimodo X <a@b.org>\n".to_owned()),
        Just("\nNov 24 10:00:00 matterhorn postfix/smtp[2]: x".to_owned()),
        Just("\"Bearer hunter2x9hunter2x9\"".to_owned()),
    ];
    let noise = prop_oneof![
        "[a-z0-9<>=:,;.@ \\[\\]-]{0,12}",
        Just("535 5.7.8 no".to_owned()),
        Just("smtp.gmail.com".to_owned()),
        Just("\n".to_owned()),
        Just("user7@domain3.example host9.domain3.example".to_owned()),
    ];
    proptest::collection::vec(prop_oneof![plant, noise], 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_planted_survives(text in words()) {
        let out = redact(text.as_bytes());
        for secret in SECRETS {
            prop_assert!(!out.contains(secret), "{secret}: {text:?}\n{out}");
        }
    }

    #[test]
    fn twice_is_once(text in words()) {
        let once = redact(text.as_bytes());
        prop_assert_eq!(redact(once.as_bytes()), once);
    }

    #[test]
    fn of_any_bytes_twice_is_once(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let once = redact(&bytes);
        prop_assert_eq!(redact(once.as_bytes()), once);
    }

    #[test]
    fn any_chunking_gives_the_same(text in words(), size in 1_usize..50) {
        let (mut redactor, mut out) = (Redactor::new(), String::new());
        text.as_bytes().chunks(size).for_each(|chunk| redactor.feed(chunk, &mut out));
        redactor.finish(&mut out);
        prop_assert_eq!(out, redact(text.as_bytes()));
    }
}

#[test]
fn an_address_behind_the_code_of_a_reply_is_replaced() {
    assert_eq!(crate::redact(b"<host:unknown:8.20.30.45>").trim(), "<host:unknown:192.0.2.1>");
    let made = crate::redact(b"550-8.20.30.7 is not allowed\n550 8.20.30.7\nversion-1-8.20.30.7\n");
    assert!(made.starts_with("550-192.0.2.1 is not allowed\n550 192.0.2.1\n"), "{made}");
}

#[test]
fn the_login_in_a_url_is_replaced() {
    let made = crate::redact(
        b"smtp://zugspitz:geheim@mail.matterhorn.org:587 tcp://10.0.0.1:587 ssl://smtp.gmail.com:465\n",
    );
    assert_eq!(
        made,
        "smtp://user1:***@host1.domain1.example:587 tcp://10.0.0.1:587 ssl://smtp.gmail.com:465\n"
    );
}
