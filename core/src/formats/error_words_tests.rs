use super::is_error;

#[test]
fn lines_of_programs() {
    for line in [
        "Connection unexpectedly closed: timed out",
        "Timeout::Error (execution expired)",
        "SMTP connect() failed. https://github.com/PHPMailer/PHPMailer/wiki/Troubleshooting",
        "Failed to connect to server: Permission denied (13)",
        "Connection refused",
        "dial tcp 192.0.2.1:587: i/o timeout",
        "The following From address failed: my@example.com : MAIL not accepted",
        "Mailer Error: You must provide at least one recipient email address.",
    ] {
        assert!(is_error(line), "{line}");
    }
}

#[test]
fn prose() {
    for line in [
        "I get an error when my site sends mail.",
        "Can you tell why it was refused?",
        "Here is how to set up a mail server.",
        "My hoster blocked the port, so we had to ask them.",
    ] {
        assert!(!is_error(line), "{line}");
    }
}
