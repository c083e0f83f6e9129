use super::find;

/// Host or address, port, TLS mode.
fn told(text: &str) -> String {
    let Some((words, found)) = find(text) else { return "-".into() };
    assert!(text.contains(words));
    let name = found.host.or(found.ip).unwrap_or_default();
    let port = found.port.map_or_else(String::new, |port| format!(":{port}"));
    let mode = found.tls_mode.map_or_else(String::new, |mode| format!(" {}", mode.name()));
    format!("{name}{port}{mode}")
}

#[test]
fn errors_name_their_server() {
    for (text, wanted) in [
        ("Couldn't connect to host, port: mail.example.com, 587; timeout -1;", "mail.example.com:587"),
        ("Could not connect to SMTP host: smtp.gmail.com, port: 465, response: -1", "smtp.gmail.com:465"),
        ("trying to connect to host \"mx.example.net\", port 465, isSSL true", "mx.example.net:465 implicit"),
        ("unable to connect to ssl://smtp.gmail.com:465 (Connection refused)", "smtp.gmail.com:465 implicit"),
        (
            "Connection could not be established with host smtp.gmail.com [Connection timed out #110]",
            "smtp.gmail.com",
        ),
        ("Connection could not be established with host \"mailhog:1025\": x", "mailhog:1025"),
        ("Failed to open TCP connection to localhost:25 (Connection refused)", "localhost:25"),
        ("dial tcp 203.0.113.60:587: connect: connection refused", "203.0.113.60:587"),
        ("dial tcp: lookup smtp.exmaple.com on 127.0.0.53:53: no such host", "smtp.exmaple.com"),
        ("connect ECONNREFUSED 203.0.113.60:587", "203.0.113.60:587"),
        ("connect ECONNREFUSED ::1:587", "::1:587"),
        (
            "Error connecting to mail.example.com on port 587: [Errno 111] Connect call failed ('203.0.113.60', 587)",
            "mail.example.com:587",
        ),
        ("cannot connect to smtp.gmail.com, port 587: Connection timed out", "smtp.gmail.com:587"),
        (
            "VALUES: server=smtp.gmail.com encryption=tls hello=web01.example.com port=587 at x",
            "smtp.gmail.com:587 starttls",
        ),
        ("actively refused it 203.0.113.60:587", "203.0.113.60:587"),
        ("{:network_failure, 'mail.example.com', {:error, :econnrefused}}", "mail.example.com"),
        ("{:permanent_failure, \"mx.example.net\", \"550 5.1.1 Unknown\"}", "mx.example.net"),
        ("Outgoing server (SMTP) smtp.example.org timed out.", "smtp.example.org"),
        (
            "Account: 'mail.example.org', Server: 'smtp.example.org', Protocol: SMTP, Port: 465",
            "smtp.example.org:465",
        ),
        ("Check SMTP server address mail.example.org, port 25.", "mail.example.org:25"),
        ("Connected to smtps://smtp.gmail.com:465/", "smtp.gmail.com:465 implicit"),
        ("smtp://joe:secret@mail.example.com:587", "mail.example.com:587"),
    ] {
        assert_eq!(told(text), wanted, "{text}");
    }
}

#[test]
fn code_and_commands_name_their_server() {
    for (text, wanted) in [
        ("server = smtplib.SMTP(\"mail.example.com\", 465, timeout=10)", "mail.example.com:465"),
        ("var client = new SmtpClient(\"smtp.office365.com\", 587)", "smtp.office365.com:587"),
        ("+ Send-MailMessage -SmtpServer smtp.office365.com -Port 587 -UseSsl", "smtp.office365.com:587"),
        ("$ openssl s_client -starttls smtp -connect smtp.gmail.com:587", "smtp.gmail.com:587"),
    ] {
        assert_eq!(told(text), wanted, "{text}");
    }
}

#[test]
fn other_words_name_none() {
    for text in [
        "Unable to connect to the remote server",
        "PHPMailer was able to connect to SMTP server but failed",
        "mail(): SMTP server response: 530 5.7.0 Must issue a STARTTLS command first.",
        "Connection to host lost.",
        "Failed to connect to server: Connection refused (111)",
        "connect to smtp.php on line 12",
        "host = smtplib.SMTP(self.mail.server, self.mail.port)",
        "lookup of 3.5 seconds",
        "the mail server joe@example.com",
        "",
    ] {
        assert_eq!(told(text), "-", "{text}");
    }
}
