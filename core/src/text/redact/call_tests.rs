use super::super::mask;

#[test]
fn a_password_in_a_quoted_line_of_source_goes() {
    for line in [
        r#"    server.login("joe@example.com", "hunter22")"#,
        "    s.login('joe', 'hunter22')",
        r#"auth := smtp.PlainAuth("", "joe@example.com", "hunter22", host)"#,
        r#"d := gomail.NewDialer("smtp.example.com", 587, "joe", "hunter22")"#,
        r#"client.Credentials = new NetworkCredential("joe", "hunter22");"#,
        r#"let c = Credentials::new("joe".to_string(), "hunter22".to_string());"#,
        r#"$transport->setPassword('hunter22');"#,
        r#"server.login("joe", "hunter22 is cut"#,
    ] {
        let (masked, count) = mask(line);
        assert!(!masked.contains("hunter22"), "{masked}");
        assert_eq!(count, 1, "{masked}");
        assert_eq!(mask(&masked).0, masked);
    }
}

#[test]
fn names_and_variables_stay() {
    for line in [
        "server.login(user, password)",
        r#"server.login(os.environ["SMTP_USER"])"#,
        "SASL login (authentication) failed: 'it' said",
    ] {
        assert_eq!(mask(line).0, line);
    }
}
