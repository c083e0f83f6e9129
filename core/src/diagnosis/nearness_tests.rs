use super::{Nearness, names_mail};
use crate::report::Report;

fn report(text: &str) -> Report {
    crate::analyze(text.as_bytes(), &crate::Options::default())
}

#[test]
fn mail_is_named_in_any_case() {
    for text in ["PHPMailer", "smtplib", "SMTP", "a Mailbox"] {
        assert!(names_mail(text), "{text}");
    }
    assert!(!names_mail("smt ma il"));
}

#[test]
fn what_waits_is_near_only_within_reach() {
    let mut nearness = Nearness::default();
    assert!(!nearness.incident(1, 0));
    assert!(!nearness.incident(50, 1));
    assert_eq!(nearness.line(60, "smtp", false), [1]);
    assert!(nearness.incident(90, 2));
    assert!(!nearness.incident(91, 3));
}

#[test]
fn an_error_far_from_any_mail_is_only_possible() {
    let error = "getaddrinfo failed: Connection refused (111)\n";
    assert!(report(error).findings[0].confidence > 0.8);
    let far = "Here is a line of a book.\n".repeat(100) + error;
    assert!(report(&far).findings[0].confidence <= 0.5);
    let near = "Here is a line of a book.\n".repeat(100) + "The mailer said:\n" + error;
    assert!(report(&near).findings[0].confidence > 0.8);
}
