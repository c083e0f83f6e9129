use super::Classifier;
use crate::matching::Rules;
use crate::{Options, analyze};

const REPLIES: [&str; 8] = [
    "550 5.1.1 <ann@example.net>: Recipient address rejected: User unknown in virtual mailbox table",
    "535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6",
    "450 4.2.0 <ann@example.net>: Recipient address rejected: Greylisted, see http://example.org",
    "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
    "552 5.2.2 Quota exceeded (mailbox for user is full)",
    "530 5.7.0 Must issue a STARTTLS command first",
    "421 4.7.0 Try again later, closing connection.",
    "550-5.7.1 The IP you're using to send mail is not authorized to\n550 5.7.1 send email directly to our servers.",
];

#[test]
fn a_reply_gets_the_cause_of_its_analysis() {
    let mut classifier = Classifier::new(Rules::default());
    for reply in REPLIES {
        let report = analyze(reply.as_bytes(), &Options::default());
        let wanted = report.findings.first().map(|finding| (finding.cause.as_str(), finding.rule.as_str()));
        let class = classifier.classify(reply);
        assert_eq!(class.as_ref().map(|class| (class.cause, &*class.rule)), wanted, "{reply}");
        assert!(wanted.is_some(), "{reply}");
    }
}

#[test]
fn what_is_no_failure_has_no_class() {
    let mut classifier = Classifier::new(Rules::default());
    for reply in ["250 2.1.5 Ok", "354 End data with <CR><LF>.<CR><LF>", "", "hello"] {
        assert_eq!(classifier.classify(reply), None, "{reply}");
    }
}

#[test]
fn one_reply_leaves_nothing_for_the_next() {
    let mut classifier = Classifier::new(Rules::default());
    let before = classifier.classify("550 5.7.1 Access denied");
    for reply in REPLIES {
        drop(classifier.classify(reply));
    }
    assert_eq!(classifier.classify("550 5.7.1 Access denied"), before);
}
