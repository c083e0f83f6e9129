use super::*;

fn told(text: &str) -> (Option<String>, Option<&'static str>, Option<String>) {
    let greeting = Greeting::read(text);
    (greeting.host, greeting.software, greeting.version)
}

fn some(
    host: &str,
    software: &'static str,
    version: Option<&str>,
) -> (Option<String>, Option<&'static str>, Option<String>) {
    (Some(host.into()), Some(software), version.map(Into::into))
}

#[test]
fn programs_and_versions() {
    let exim = "cl34.gs01.gridserver.com ESMTP Exim 4.63 Tue, 24 Jun 2008 13:45:04 -0700";
    assert_eq!(told(exim), some("cl34.gs01.gridserver.com", "Exim", Some("4.63")));
    assert_eq!(Greeting::read(exim).date.as_deref(), Some("Tue, 24 Jun 2008 13:45:04 -0700"));
    assert_eq!(
        told("mail.example.com ESMTP Postfix (Debian/GNU)"),
        some("mail.example.com", "Postfix", None)
    );
    assert_eq!(told("a.example ESMTP Postfix (2.11.0)"), some("a.example", "Postfix", Some("2.11.0")));
    assert_eq!(
        told("h.example ESMTP Sendmail 8.14.4/8.14.4; Mon, 1 Jan 2024 10:00:00 GMT"),
        some("h.example", "Sendmail", Some("8.14.4"))
    );
    assert_eq!(
        told("x.outlook.com Microsoft ESMTP MAIL Service ready at Tue, 2 Jan 2024 10:00:00 +0000"),
        some("x.outlook.com", "Microsoft Exchange or IIS", None)
    );
    assert_eq!(
        told("srv Microsoft ESMTP MAIL Service, Version: 6.0.3790.4675 ready at  Mon, 7 Jan 2013"),
        (None, Some("Microsoft Exchange or IIS"), Some("6.0.3790.4675".into()))
    );
    assert_eq!(told("mx.example.org ESMTP OpenSMTPD"), some("mx.example.org", "OpenSMTPD", None));
    assert_eq!(told("smtp.gmail.com ESMTP 5b1f17b1804b1-4 - gsmtp").1, Some("Google"));
}

#[test]
fn greetings_that_tell_little() {
    assert_eq!(told(""), (None, None, None));
    assert_eq!(told("ready"), (None, None, None));
    assert_eq!(told("*****************"), (None, None, None));
    assert_eq!(told("[192.0.2.1] ESMTP"), (Some("[192.0.2.1]".into()), None, None));
    assert_eq!(told("ŠÉRVER exım version"), (None, None, None));
}
