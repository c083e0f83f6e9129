use super::mask;

#[test]
fn secrets_go() {
    let lines = [
        ("AUTH PLAIN AHVzZXIAcGFzcw==", "AUTH PLAIN ***"),
        ("CLIENT -> SERVER: AUTH PLAIN AHVzZXIAcGFzcw==", "CLIENT -> SERVER: AUTH PLAIN ***"),
        ("send: 'AUTH PLAIN AHVzZXIAcGFzcw==\\r\\n'", "send: 'AUTH PLAIN ***\\r\\n'"),
        ("CLIENT -> SERVER: c2VjcmV0LXBhc3M=", "CLIENT -> SERVER: ***"),
        ("c2VjcmV0LXBhc3M=", "***"),
        ("C: c2VjcmV0LXBhc3M=", "C: ***"),
        ("passwordeval          = echo hunter2 # mine", "passwordeval          = ***"),
        ("$mail->Password = 'hunter2';", "$mail->Password = '***';"),
        ("Password: hunter2", "Password: ***"),
        ("\"password\":\"hun ter\",\"x\":1", "\"password\":\"***\",\"x\":1"),
        ("'password' => 'secret',", "'password' => '***',"),
        ("[\"Password\"]=> string(7) \"hunter2\"", "[\"Password\"]=> string(7) \"***\""),
        (
            "Credentials: host mail.example.com, user joe, pass hun ter2",
            "Credentials: host mail.example.com, user joe, pass ***",
        ),
        ("bad response on command 'aHVudGVyMjI=': 5.7.8 no", "bad response on command '***': 5.7.8 no"),
        ("SMTP_PASS=abc user=x", "SMTP_PASS=*** user=x"),
        ("smtp://joe:s3cret@mail.example.com:587", "smtp://joe:***@mail.example.com:587"),
        ("Authorization: Bearer abcdefghijklmnop", "Authorization: Bearer ***"),
        ("key SG.abcdefghijklmnopqrstuv.abcdefghijklmnopqrstuvwxyz", "key ***"),
    ];
    for (line, masked) in lines {
        assert_eq!(mask(line), (masked.to_owned(), 1), "{line}");
    }
}

#[test]
fn ordinary_words_stay() {
    let lines = [
        "535 5.7.8 Username and Password not accepted. Learn more at",
        "250-AUTH PLAIN LOGIN XOAUTH2",
        "Requested auth method not available",
        "AUTH LOGIN",
        "DEBUG SMTP: AUTH LOGIN failed",
        "334 UGFzc3dvcmQ6",
        "Received",
        "STARTTLS",
        "spf=pass dkim=pass bypass=1",
        "Password: is it the right one?",
        "asked the new user what he did, pass it on",
        "bad response on command 'STARTTLS'",
        "Authentication failed: wrong password: check it",
        "https://support.google.com/mail/?p=BadCredentials user@example.com",
        "CLIENT -> SERVER: [credentials hidden]",
        "AUTH PLAIN ***",
        "PASSWORD",
    ];
    for line in lines {
        assert_eq!(mask(line), (line.to_owned(), 0));
    }
}

#[test]
fn masking_twice_is_masking_once() {
    let once = mask("smtp://joe:s3cret@h AUTH PLAIN AHVzZXIAcGFzcw== password=x").0;
    assert_eq!(mask(&once), (once.clone(), 0));
}
