use super::*;

fn parsed(line: &str) -> Option<(Verb, &str)> {
    Command::parse(line).map(|c| (c.verb, c.argument))
}

#[test]
fn verbs_in_any_case() {
    assert_eq!(parsed("EHLO client.example"), Some((Verb::Ehlo, "client.example")));
    assert_eq!(parsed("ehlo [192.0.2.1]"), Some((Verb::Ehlo, "[192.0.2.1]")));
    assert_eq!(parsed("Quit"), Some((Verb::Quit, "")));
    assert_eq!(parsed("STARTTLS\r\n"), Some((Verb::StartTls, "")));
    assert_eq!(parsed("BDAT 86 LAST"), Some((Verb::Bdat, "86 LAST")));
}

#[test]
fn envelope_paths() {
    let mail = Command::parse("MAIL FROM:<a@example.com> SIZE=1000 BODY=8BITMIME").expect("MAIL");
    let path = mail.path().expect("path");
    assert_eq!(path.address, Some("a@example.com"));
    assert_eq!(path.parameters, "SIZE=1000 BODY=8BITMIME");
    assert_eq!(mail.step(), Step::Mail);
    assert_eq!(mail.name(), "MAIL");
    let rcpt = Command::parse("rcpt to: <b@example.net>").expect("RCPT");
    assert_eq!(rcpt.path().and_then(|p| p.address), Some("b@example.net"));
}

#[test]
fn auth_arguments() {
    let command = Command::parse("AUTH PLAIN AHVzZXIAcGFzcw==").expect("AUTH");
    assert_eq!(command.auth(), Some(("PLAIN", Some("AHVzZXIAcGFzcw=="))));
    assert_eq!(Command::parse("auth login").and_then(|c| c.auth()), Some(("login", None)));
    assert_eq!(Command::parse("QUIT").and_then(|c| c.auth()), None);
}

#[test]
fn prose_is_no_command() {
    for line in [
        "",
        "data is lost",
        "Mail from my server does not arrive",
        "MAIL FROM",
        "EHLO",
        "Quit smoking",
        "help me with this",
        "auth failed for this user",
        "DATAX",
        "550 EHLO x",
        "EHLOx y",
        "rset now",
    ] {
        assert_eq!(parsed(line), None, "{line:?}");
    }
}
