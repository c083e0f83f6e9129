//! The same lines in every wrapping in which people paste them: the findings
//! must be the same, and all evidence must point into what was pasted.

#[path = "scan_wrappers_tests.rs"]
mod wrappers;

use super::{Options, analyze};
use crate::report::Report;
use std::fmt::Write as _;
use wrappers::WRAPPINGS;

const POSTFIX: &str = "\
Nov 24 13:48:41 web01 postfix/qmgr[953]: 5CE9533: from=<joe@example.com>, size=6590, nrcpt=1 (queue active)
Nov 24 13:48:42 web01 postfix/smtp[28981]: 5CE9533: to=<ann@example.net>, relay=mail.example.org[203.0.113.97]:25, delay=0.18, delays=0.1/0.01/0/0.07, dsn=5.1.1, status=bounced (host mail.example.org[203.0.113.97] said: 550 5.1.1 <ann@example.net>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command))
Nov 24 13:48:43 web01 postfix/smtp[28982]: 5CE9534: to=<bob@example.org>, relay=none, delay=30, delays=0.1/0.01/30/0, dsn=4.4.1, status=deferred (connect to mx.example.org[203.0.113.98]:25: Connection refused)
Nov 24 13:48:44 web01 postfix/qmgr[953]: 5CE9533: removed
";

const PHPMAILER: &str = "\
2026-11-24 13:48:40\tConnection: opening to mail.example.com:587, timeout=300, options=array()
2026-11-24 13:48:40\tConnection: opened
2026-11-24 13:48:41\tSERVER -> CLIENT: 220 mail.example.com ESMTP Postfix
2026-11-24 13:48:41\tCLIENT -> SERVER: EHLO web01.example.com
2026-11-24 13:48:41\tSERVER -> CLIENT: 250-mail.example.com
                   \t                  250-SIZE 35882577
                   \t                  250-AUTH PLAIN LOGIN
                   \t                  250 8BITMIME
2026-11-24 13:48:41\tCLIENT -> SERVER: AUTH LOGIN
2026-11-24 13:48:41\tSERVER -> CLIENT: 334 VXNlcm5hbWU6
2026-11-24 13:48:41\tCLIENT -> SERVER: [credentials hidden]
2026-11-24 13:48:41\tSERVER -> CLIENT: 334 UGFzc3dvcmQ6
2026-11-24 13:48:41\tCLIENT -> SERVER: [credentials hidden]
2026-11-24 13:48:43\tSERVER -> CLIENT: 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6
2026-11-24 13:48:43\tSMTP ERROR: Password command failed: 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6
2026-11-24 13:48:43\tSMTP Error: Could not authenticate.
2026-11-24 13:48:43\tCLIENT -> SERVER: QUIT
2026-11-24 13:48:43\tSERVER -> CLIENT: 221 2.0.0 Bye
2026-11-24 13:48:43\tConnection: closed
";

const SWAKS: &str = "\
=== Trying mx.example.net:25...
=== Connected to mx.example.net.
<-  220 mx.example.net ESMTP Postfix (Debian/GNU)
 -> EHLO web01.example.com
<-  250-mx.example.net
<-  250-PIPELINING
<-  250-SIZE 10240000
<-  250 8BITMIME
 -> MAIL FROM:<joe@example.com>
<-  250 2.1.0 Ok
 -> RCPT TO:<ann@example.net>
<** 554 5.7.1 <ann@example.net>: Relay access denied
 -> QUIT
<-  221 2.0.0 Bye
=== Connection closed with remote host.
";

pub(super) fn read(input: &[u8]) -> Report {
    analyze(input, &Options::default())
}

/// Cause ids with their counts, the first one first.
pub(super) fn causes(report: &Report) -> Vec<(String, u64)> {
    report.findings.iter().map(|f| (f.cause.clone(), f.count)).collect()
}

/// A text in the wrapping of that name.
pub(super) fn wrapped_by(name: &str, text: &str) -> Vec<u8> {
    let wrapping = WRAPPINGS.iter().find(|(known, _)| *known == name);
    wrapping.map(|(_, wrap)| wrap(text)).unwrap()
}

#[test]
fn every_wrapping_gives_the_same_findings() {
    let mut wrong = String::new();
    let inputs = [
        ("Postfix", POSTFIX, &["recipient.unknown", "net.refused"][..]),
        ("PHPMailer", PHPMAILER, &["auth.bad-credentials"]),
        ("swaks", SWAKS, &["relay.denied"]),
    ];
    for (name, text, first) in inputs {
        let plain = read(text.as_bytes());
        for cause in first {
            assert!(plain.findings.iter().any(|f| f.cause == *cause), "{name}: {:?}", causes(&plain));
        }
        assert!(plain.unmatched.is_empty(), "{name}: {:?}", plain.unmatched);
        for (wrapping, wrap) in WRAPPINGS {
            let input = wrap(text);
            let report = read(&input);
            if causes(&report) != causes(&plain) || !report.unmatched.is_empty() {
                let _ = writeln!(
                    wrong,
                    "{name}, {wrapping}: {:?} instead of {:?}; unmatched {:?}",
                    causes(&report),
                    causes(&plain),
                    report.unmatched
                );
            }
            for evidence in report.findings.iter().flat_map(|f| &f.evidence) {
                let inside = evidence.start < evidence.end && evidence.end <= input.len() as u64;
                if !inside {
                    let _ = writeln!(wrong, "{name}, {wrapping}: evidence {evidence:?} of {}", input.len());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
