//! Bounces and events of providers: each failure is one finding, told by the
//! code and not by the prose around it.

use super::wrappings::{causes, read, wrapped_by};
use crate::report::Verdict;

const POSTFIX: &str = "\
Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@web01.example.com>
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary=\"034C233.1795528925/web01.example.com\"

This is a MIME-encapsulated message.

--034C233.1795528925/web01.example.com
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

This is the mail system at host web01.example.com.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<ann@example.net>: host mx.example.net[203.0.113.111]
    said: 550 5.1.1 <ann@example.net>: Recipient address rejected: User unknown
    in virtual mailbox table (in reply to RCPT TO command)

<bob@example.org>: connect to mx.example.org[203.0.113.98]:25: Connection
    refused

--034C233.1795528925/web01.example.com
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; web01.example.com
X-Postfix-Queue-ID: 034C233

Final-Recipient: rfc822; ann@example.net
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.net
Diagnostic-Code: smtp; 550 5.1.1 <ann@example.net>: Recipient address rejected:
    User unknown in virtual mailbox table

Final-Recipient: rfc822; bob@example.org
Action: failed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mx.example.org[203.0.113.98]:25:
    Connection refused

--034C233.1795528925/web01.example.com
Content-Description: Undelivered Message
Content-Type: message/rfc822

Return-Path: <joe@example.com>
Subject: Backup failed with an error

ERROR: 550 5.7.1 relay access denied, certificate has expired
--034C233.1795528925/web01.example.com--
";

/// Wrappings in which a mail is pasted; stamps before each line are not among them.
const MAILED: [&str; 12] = [
    "CRLF and a byte order mark",
    "quoted",
    "quoted twice",
    "indented",
    "Markdown",
    "escaped for HTML",
    "wrapped at 72",
    "wrapped at 80",
    "ANSI colours",
    "one line with escapes",
    "one string of JSON",
    "UTF-16",
];

#[test]
fn what_the_words_and_the_fields_tell_is_one_finding() {
    let plain = read(POSTFIX.as_bytes());
    let expected = [("recipient.unknown".to_owned(), 1), ("net.refused".to_owned(), 1)];
    let mut found = causes(&plain);
    found.sort_by_key(|(cause, _)| cause != "recipient.unknown");
    assert_eq!(found, expected);
    assert!(plain.unmatched.is_empty(), "{:?}", plain.unmatched);
    assert_eq!(plain.findings[0].context.command.as_deref(), Some("rcpt"));
    for name in MAILED {
        let input = wrapped_by(name, POSTFIX);
        let report = read(&input);
        assert_eq!(causes(&report), causes(&plain), "{name}: {:?}", report.unmatched);
        assert!(report.unmatched.is_empty(), "{name}: {:?}", report.unmatched);
        let inside = |e: &crate::report::Evidence| e.start < e.end && e.end <= input.len() as u64;
        assert!(report.findings.iter().flat_map(|f| &f.evidence).all(inside), "{name}");
    }
}

#[test]
fn the_code_outranks_the_prose() {
    let input = "This message was created automatically by mail delivery software.\n\n  ann@example.net\n    \
        Connection timed out: retry timeout exceeded\n\nAction: failed\nFinal-Recipient: rfc822;ann@example.net\n\
        Status: 5.0.0\nDiagnostic-Code: smtp; 550 5.1.1 User unknown in local recipient table\n";
    assert_eq!(causes(&read(input.as_bytes())), [("recipient.unknown".to_owned(), 1)]);
}

#[test]
fn a_bare_status_names_its_likeliest_cause() {
    let input = "Final-Recipient: rfc822;ann@example.net\nAction: failed\nStatus: 5.1.1\n";
    let report = read(input.as_bytes());
    assert_eq!(report.findings[0].cause, "recipient.unknown");
    assert_eq!(
        (report.findings[0].context.code, report.findings[0].context.enhanced_code.as_deref()),
        (None, Some("5.1.1"))
    );
}

#[test]
fn absence_and_complaints_are_no_faults() {
    let absent = "From: Ann <ann@example.net>\nSubject: Automatic reply: Re: offer\nAuto-Submitted: auto-replied\n\n\
        I am out of the office. Connection refused. 550 5.1.1 User unknown\n";
    let complaint = "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=\"b1_abc\"\n\n\
        --b1_abc\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: <ann@example.net>\n\n\
        --b1_abc\nContent-Type: message/rfc822\n\nSubject: 550 5.1.1 User unknown\n\nConnection refused\n--b1_abc--\n";
    for input in [absent, complaint] {
        let report = read(input.as_bytes());
        assert_eq!((report.verdict, causes(&report)), (Verdict::Healthy, vec![]), "{:?}", report.unmatched);
    }
    assert!(read(complaint.as_bytes()).notes.iter().any(|note| note.contains("complaint")));
}

#[test]
fn a_log_behind_a_bounce_is_read_too() {
    let input = format!(
        "{POSTFIX}\nNov 24 13:48:43 web01 postfix/smtp[2]: 5CE9534: to=<bob@example.org>, relay=none, \
        dsn=5.4.4, status=bounced (Host or domain name not found. Name service error for name=example.org type=MX: Host not found)\n"
    );
    let found = causes(&read(input.as_bytes()));
    assert!(found.iter().any(|(cause, _)| cause.starts_with("dns.")), "{found:?}");
}
