//! What logs of servers mean as a whole: what passed is no fault, what others
//! did is not the owner's, and one failure among deliveries is told as one.

use super::{Options, analyze};
use crate::report::{Report, Severity, Verdict};

fn judged(text: &str) -> Report {
    analyze(text.as_bytes(), &Options::default())
}

/// Cause and severity of each finding.
fn told(report: &Report) -> Vec<(&str, Severity)> {
    report.findings.iter().map(|f| (f.cause.as_str(), f.severity)).collect()
}

/// The same message, deferred and then delivered, as each log writes it.
const PASSED: &[(&str, &str)] = &[
    (
        "Postfix",
        "Nov 24 13:48:41 web01 postfix/smtp[100]: 5CE9533: to=<ann@example.net>, relay=mx.example.net[203.0.113.112]:25, delay=1, delays=0/0/0/1, dsn=4.2.0, status=deferred (host mx.example.net[203.0.113.112] said: 450 4.2.0 <ann@example.net>: Recipient address rejected: Greylisted (in reply to RCPT TO command))\n\
         Nov 24 13:58:41 web01 postfix/smtp[200]: 5CE9533: to=<ann@example.net>, relay=mx.example.net[203.0.113.112]:25, delay=601, delays=600/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4F2A)\n",
    ),
    (
        "Exim",
        "2026-11-24 13:49:46 1xVqu2-0003e6-0N == ann@example.net R=dnslookup T=remote_smtp defer (-44) H=mx.example.net [203.0.113.112]: SMTP error from remote mail server after RCPT TO:<ann@example.net>: 450 4.2.0 Greylisted\n\
         2026-11-24 14:09:46 1xVqu2-0003e6-0N => ann@example.net R=dnslookup T=remote_smtp H=mx.example.net [203.0.113.112] C=\"250 OK\"\n",
    ),
    (
        "Sendmail",
        "Nov 24 13:52:48 elf sm-mta[1]: uAO08DRK034502: to=<ann@example.net>, delay=00:00:03, mailer=esmtp, relay=mx.example.net. [203.0.113.112], dsn=4.2.0, stat=Deferred: 450 4.2.0 Greylisted\n\
         Nov 24 14:22:48 elf sm-mta[2]: uAO08DRK034502: to=<ann@example.net>, delay=00:30:03, mailer=esmtp, relay=mx.example.net. [203.0.113.112], dsn=2.0.0, stat=Sent (Ok)\n",
    ),
    (
        "qmail",
        "@40000000674329c52b3a1c2c starting delivery 5: msg 4711 to remote ann@example.net\n\
         @40000000674329c62b3a1c2c delivery 5: deferral: 203.0.113.112_does_not_like_recipient./Remote_host_said:_450_4.2.0_Greylisted/\n\
         @40000000674329d52b3a1c2c starting delivery 9: msg 4711 to remote ann@example.net\n\
         @40000000674329d62b3a1c2c delivery 9: success: 203.0.113.112_accepted_message./Remote_host_said:_250_ok/\n",
    ),
    (
        "OpenSMTPD",
        "Nov 24 13:50:52 web01 smtpd[1]: 66b114cdcfe40f73 mta delivery evpid=58c18a581556f7c7 from=<joe@example.com> to=<ann@example.net> rcpt=<-> source=\"-\" relay=\"203.0.113.112 (mx.example.net)\" delay=1s result=\"TempFail\" stat=\"450 4.2.0 Greylisted\"\n\
         Nov 24 14:50:52 web01 smtpd[1]: 66b114cdcfe40f75 mta delivery evpid=58c18a581556f7c7 from=<joe@example.com> to=<ann@example.net> rcpt=<-> source=\"-\" relay=\"203.0.113.112 (mx.example.net)\" delay=1h result=\"Ok\" stat=\"250 2.0.0 Ok\"\n",
    ),
    (
        "KumoMTA",
        "{\"type\":\"TransientFailure\",\"id\":\"e1\",\"recipient\":\"ann@example.net\",\"queue\":\"example.net\",\"response\":{\"code\":450,\"enhanced_code\":null,\"content\":\"Greylisted\",\"command\":\"RCPT TO\"}}\n\
         {\"type\":\"Delivery\",\"id\":\"e1\",\"recipient\":\"ann@example.net\",\"queue\":\"example.net\",\"response\":{\"code\":250,\"enhanced_code\":null,\"content\":\"OK\",\"command\":\".\"}}\n",
    ),
    (
        "hMailServer, which names no message in its dialogues",
        "\"SMTPC\"\t1\t2\t\"2026-11-24 13:50:01.003\"\t\"203.0.113.112\"\t\"SENT: RCPT TO:<ann@example.net>\"\n\
         \"SMTPC\"\t1\t2\t\"2026-11-24 13:50:01.004\"\t\"203.0.113.112\"\t\"RECEIVED: 450 4.2.0 Greylisted\"\n\
         \"SMTPC\"\t5\t9\t\"2026-11-24 14:50:01.003\"\t\"203.0.113.112\"\t\"SENT: RCPT TO:<ann@example.net>\"\n\
         \"SMTPC\"\t5\t9\t\"2026-11-24 14:50:01.004\"\t\"203.0.113.112\"\t\"RECEIVED: 250 2.1.5 Ok\"\n\
         \"SMTPC\"\t5\t9\t\"2026-11-24 14:50:01.005\"\t\"203.0.113.112\"\t\"SENT: DATA\"\n\
         \"SMTPC\"\t5\t9\t\"2026-11-24 14:50:01.006\"\t\"203.0.113.112\"\t\"RECEIVED: 354 go\"\n\
         \"SMTPC\"\t5\t9\t\"2026-11-24 14:50:01.007\"\t\"203.0.113.112\"\t\"SENT: [nl].\"\n\
         \"SMTPC\"\t5\t9\t\"2026-11-24 14:50:01.008\"\t\"203.0.113.112\"\t\"RECEIVED: 250 2.0.0 queued\"\n",
    ),
    (
        "Postfix, where the own server greylisted",
        "Nov 24 13:48:41 mx postfix/smtpd[100]: NOQUEUE: reject: RCPT from mail.example.org[198.51.100.7]: 450 4.2.0 <ann@example.net>: Recipient address rejected: Greylisted; from=<joe@example.org> to=<ann@example.net> proto=ESMTP helo=<mail.example.org>\n\
         Nov 24 13:58:41 mx postfix/smtpd[101]: 5CE9533: client=mail.example.org[198.51.100.7]\n\
         Nov 24 13:58:42 mx postfix/lmtp[102]: 5CE9533: to=<ann@example.net>, relay=mx[private/dovecot-lmtp], delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Saved)\n",
    ),
    (
        "Postfix, whose second address answered",
        "Nov 24 13:48:41 web01 postfix/smtp[100]: connect to mx.example.net[2001:db8::25]:25: Network is unreachable\n\
         Nov 24 13:48:42 web01 postfix/smtp[100]: Untrusted TLS connection established to mx.example.net[203.0.113.112]:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\n\
         Nov 24 13:48:42 web01 postfix/smtp[100]: 5CE9533: to=<ann@example.net>, relay=mx.example.net[203.0.113.112]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n",
    ),
    (
        "Postfix, whose first host would not talk",
        "Nov 24 13:48:41 web01 postfix/smtp[100]: 5CE9533: host mx1.example.net[203.0.113.111] refused to talk to me: 554 5.3.2 no SMTP service here\n\
         Nov 24 13:48:42 web01 postfix/smtp[100]: 5CE9533: to=<ann@example.net>, relay=mx2.example.net[203.0.113.112]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n",
    ),
];

#[test]
fn what_was_delivered_later_is_healthy() {
    for (name, log) in PASSED {
        let report = judged(log);
        assert_eq!(report.verdict, Verdict::Healthy, "{name}: {:?} {:?}", told(&report), report.unmatched);
    }
}

#[test]
fn many_retries_before_the_delivery_are_healthy_too() {
    let mut log = String::new();
    for minute in 10..40 {
        log.push_str(&format!("2026-11-24 13:{minute}:46 1xVqu2-0003e6-0N == ann@example.net R=dnslookup T=remote_smtp defer (-44) H=mx.example.net [203.0.113.112]: SMTP error from remote mail server after RCPT TO:<ann@example.net>: 451 4.3.0 try later\n"));
    }
    assert_eq!(judged(&log).verdict, Verdict::Fault);
    log.push_str("2026-11-24 14:09:46 1xVqu2-0003e6-0N => ann@example.net R=dnslookup T=remote_smtp H=mx.example.net [203.0.113.112] C=\"250 OK\"\n");
    assert_eq!(judged(&log).verdict, Verdict::Healthy);
}

#[test]
fn another_recipient_of_the_same_message_still_waits() {
    let report = judged(
        "Nov 24 13:48:41 web01 postfix/smtp[100]: 5CE9533: to=<ann@example.net>, relay=mx.example.net[203.0.113.112]:25, delay=1, delays=0/0/0/1, dsn=4.3.1, status=deferred (host mx.example.net[203.0.113.112] said: 452 4.3.1 Insufficient system storage (in reply to MAIL FROM command))\n\
         Nov 24 13:48:42 web01 postfix/smtp[101]: 5CE9533: to=<bob@example.org>, relay=mx.example.org[203.0.113.98]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n",
    );
    assert_eq!(told(&report), [("server.storage", Severity::Error)]);
}

const SENT: &str = "Nov 24 13:48:42 mx postfix/smtp[101]: 5CE9533: to=<bob@example.org>, relay=mx.example.org[203.0.113.98]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n";

/// A stranger's wrong password in the log of each server.
const GUESSES: &[(&str, &str)] = &[
    (
        "Postfix",
        "Nov 24 13:48:41 mx postfix/smtpd[100]: warning: unknown[198.51.100.7]: SASL LOGIN authentication failed: UGFzc3dvcmQ6\n",
    ),
    (
        "Postfix, submission",
        "Nov 24 13:48:41 mx postfix/submission/smtpd[100]: warning: unknown[198.51.100.7]: SASL PLAIN authentication failed: (reason unavailable), sasl_username=info\n",
    ),
    (
        "Exim",
        "2026-11-24 13:49:12 login authenticator failed for (User) [198.51.100.7]: 535 Incorrect authentication data (set_id=info)\n",
    ),
    (
        "Dovecot",
        "Nov 24 13:50:02 mx dovecot: submission-login: Disconnected (auth failed, 3 attempts in 17 secs): user=<info>, method=LOGIN, rip=198.51.100.7, lip=192.0.2.10\n",
    ),
    (
        "Sendmail",
        "Nov 24 13:52:53 mx sm-mta[815]: AUTH failure (LOGIN): authentication failure (-13) SASL(-13): authentication failure: checkpass failed, relay=[198.51.100.7]\n",
    ),
    (
        "OpenSMTPD",
        "Nov 24 13:50:54 mx smtpd[300]: 8a0568447a334331 smtp event=authentication user=info address=198.51.100.7 host=198.51.100.7 result=permfail\n",
    ),
    (
        "vpopmail",
        "Nov 24 13:50:04 mx vpopmail[900]: vchkpw-smtp: password fail info@example.com:198.51.100.7\n",
    ),
];

#[test]
fn strangers_who_guess_passwords_are_no_fault_of_a_server_that_delivers() {
    for (name, line) in GUESSES {
        let report = judged(&format!("{line}{SENT}"));
        assert_eq!(told(&report), [("auth.guessing", Severity::Info)], "{name}");
        assert_eq!(report.verdict, Verdict::Healthy, "{name}");
    }
}

#[test]
fn a_refused_login_alone_is_what_the_paste_is_about() {
    for (name, line) in GUESSES {
        assert_eq!(told(&judged(line)), [("auth.bad-credentials", Severity::Error)], "{name}");
    }
}

#[test]
fn guesses_from_many_addresses_are_strangers_without_any_delivery() {
    let (_, line) = GUESSES[0];
    let log: String =
        (1..9).map(|host| line.replace("198.51.100.7", &format!("198.51.100.{host}"))).collect();
    assert_eq!(told(&judged(&log)), [("auth.guessing", Severity::Info)]);
}

#[test]
fn a_wrong_password_of_the_own_network_is_a_fault() {
    for (name, line) in GUESSES {
        let report = judged(&format!("{}{SENT}", line.replace("198.51.100.7", "192.168.1.20")));
        assert_eq!(told(&report), [("auth.bad-credentials", Severity::Error)], "{name}");
    }
}

#[test]
fn strangers_that_are_refused_do_not_hide_the_own_fault() {
    let refused = "Nov 24 13:48:40 mx postfix/smtpd[100]: NOQUEUE: reject: RCPT from unknown[198.51.100.7]: 554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.example.org; from=<a@example.org> to=<ann@example.net> proto=ESMTP helo=<x>\n";
    let bounced = "Nov 24 13:48:45 mx postfix/smtp[102]: 5CE9534: to=<carl@example.net>, relay=mx.example.net[203.0.113.112]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx.example.net[203.0.113.112] said: 550 5.1.1 <carl@example.net>: User unknown (in reply to RCPT TO command))\n";
    let report = judged(&format!("{}{SENT}{bounced}", refused.repeat(20)));
    assert_eq!(
        told(&report),
        [("recipient.unknown", Severity::Error), ("reputation.blocklisted", Severity::Info)]
    );
    assert_eq!(report.findings[0].count, 1);
}

#[test]
fn one_failure_among_deliveries_is_told_with_its_share() {
    let bounced = "Nov 24 13:48:45 mx postfix/smtp[102]: 5CE9534: to=<carl@example.net>, relay=mx.example.net[203.0.113.112]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx.example.net[203.0.113.112] said: 550 5.1.1 <carl@example.net>: User unknown (in reply to RCPT TO command))\n";
    let report = judged(&format!("{}{bounced}", SENT.repeat(40)));
    assert_eq!(told(&report), [("recipient.unknown", Severity::Error)]);
    let share = "In this log 40 deliveries went through and 1 attempt failed.";
    assert!(report.notes.iter().any(|note| note == share), "{:?}", report.notes);
}

#[test]
fn noise_of_a_server_names_nothing() {
    let noise = "\
Nov 24 13:48:40 mx postfix/smtpd[100]: warning: hostname host7.example.org does not resolve to address 198.51.100.7: Name or service not known\n\
Nov 24 13:48:40 mx postfix/postscreen[99]: DNSBL rank 5 for [198.51.100.7]:50112\n\
Nov 24 13:48:40 mx postfix/dnsblog[98]: addr 198.51.100.7 listed by domain zen.spamhaus.org as 127.0.0.4\n\
2026-11-24 13:49:12 no host name found for IP address 198.51.100.7\n\
Nov 24 13:52:54 mx sm-mta[816]: 6AODqoA1000816: [198.51.100.7] did not issue MAIL/EXPN/VRFY/ETRN during connection to MTA\n\
Nov 24 13:50:03 mx dovecot: imap(joe@example.com)<900><a1b6>: Disconnected: Logged out in=50 out=900\n";
    let report = judged(&format!("{noise}{SENT}"));
    assert_eq!((told(&report), report.unmatched.len()), (vec![], 0), "{:?}", report.unmatched);
}
