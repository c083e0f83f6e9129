use super::Filter;
use super::mention::{of_address, of_id};
use crate::report::Report;
use crate::{Options, analyze};

/// 2026-11-24 14:00 UTC
const NOW: i64 = 1_795_528_800;

fn read(text: &str, filter: Filter) -> Report {
    let filter = Some(Filter { now: NOW, ..filter });
    analyze(text.as_bytes(), &Options { source: "log".into(), filter, ..Options::default() })
}

fn lines(report: &Report) -> Vec<u64> {
    let mut lines: Vec<u64> = report.findings.iter().flat_map(|f| &f.evidence).map(|e| e.line).collect();
    lines.sort_unstable();
    lines
}

const POSTFIX: &str = "\
Nov 24 10:00:00 mx postfix/qmgr[1]: 4AB12C3: from=<me@example.com>, size=1, nrcpt=2 (queue active)
Nov 24 10:00:01 mx postfix/smtp[2]: 4AB12C3: to=<joe@example.org>, relay=none, delay=1, dsn=4.4.1, status=deferred (connect to mx.example.org[192.0.2.1]:25: Connection timed out)
Nov 24 11:00:01 mx postfix/smtp[2]: 4AB12C3: to=<ann@example.net>, relay=none, delay=1, dsn=4.4.1, status=deferred (connect to mx.example.net[192.0.2.2]:25: Connection refused)
Nov 24 13:00:01 mx postfix/smtp[3]: 5AB12C4: to=<joe@example.org.uk>, relay=mx.example.net[192.0.2.2]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.2] said: 550 5.1.1 User unknown (in reply to RCPT TO command))
";

#[test]
fn by_time() {
    let since = |since| lines(&read(POSTFIX, Filter { since: Some(since), ..Filter::default() }));
    assert_eq!(since(NOW - 2 * 3600), [4]);
    assert_eq!(since(NOW - 3 * 3600), [3, 4]);
    let until = Filter { until: Some(NOW - 3600 * 3 + 3600), ..Filter::default() };
    assert!(!lines(&read(POSTFIX, until)).contains(&4));
    let zone = Filter { since: Some(NOW - 2 * 3600), offset: -5 * 3600, ..Filter::default() };
    assert_eq!(lines(&read(POSTFIX, zone)), [2, 3, 4], "10:00 there is 15:00 UTC, yesterday's at the latest");
}

#[test]
fn lines_without_time_are_kept_with_a_note() {
    let text = "535 5.7.8 authentication failed\n2026-11-20 10:00:00 550 5.1.1 User unknown\n";
    let report = read(text, Filter { since: Some(NOW), ..Filter::default() });
    assert_eq!(lines(&report), [1]);
    assert!(report.notes.iter().any(|n| n.contains("without a time")), "{:?}", report.notes);
    let report = read(POSTFIX, Filter { since: Some(0), ..Filter::default() });
    assert!(!report.notes.iter().any(|n| n.contains("without a time")), "{:?}", report.notes);
}

#[test]
fn what_nothing_fits_is_told() {
    let report = read(POSTFIX, Filter { queue_id: Some("9ZZ".into()), ..Filter::default() });
    assert!(report.findings.is_empty() && report.summary.contains("filters"), "{}", report.summary);
}

#[test]
fn by_queue_id() {
    let report = read(POSTFIX, Filter { queue_id: Some("5AB12C4".into()), ..Filter::default() });
    assert_eq!(lines(&report), [4]);
}

#[test]
fn by_recipient_in_logs() {
    let to = |address: &str| lines(&read(POSTFIX, Filter { to: Some(address.into()), ..Filter::default() }));
    assert_eq!(to("JOE@example.org"), [2]);
    assert_eq!(to("ann@example.net"), [3]);
    assert_eq!(to("joe@example.org.uk"), [4]);
    let exim = "2026-11-24 10:00:00 1xVqv3-0007cx-1U <= me@example.com\n\
        2026-11-24 10:00:01 1xVqv3-0007cx-1U H=mx.example.org [192.0.2.1] Connection timed out\n\
        2026-11-24 10:00:01 1xVqv3-0007cx-1U == joe@example.org R=dnslookup T=remote_smtp defer (110): Connection timed out\n\
        2026-11-24 10:00:02 1xVqv4-0007cx-1U ** ann@example.net: Unrouteable address\n";
    let report = read(exim, Filter { to: Some("joe@example.org".into()), ..Filter::default() });
    assert!(!lines(&report).is_empty() && !lines(&report).contains(&4), "{:?}", lines(&report));
}

#[test]
fn by_recipient_in_a_dialogue() {
    let text = "CLIENT -> SERVER: MAIL FROM:<me@example.com>\nSERVER -> CLIENT: 250 2.1.0 Ok\n\
        CLIENT -> SERVER: RCPT TO:<joe@example.org>\nSERVER -> CLIENT: 550 5.1.1 User unknown\n\
        CLIENT -> SERVER: RCPT TO:<ann@example.net>\nSERVER -> CLIENT: 452 4.2.2 Mailbox full\n";
    let to = |address: &str| lines(&read(text, Filter { to: Some(address.into()), ..Filter::default() }));
    assert_eq!(to("joe@example.org"), [4]);
    assert_eq!(to("ann@example.net"), [6]);
}

#[test]
fn what_is_held_stays_bounded() {
    let line = |i: u64| format!("Nov 24 10:00:00 mx postfix/qmgr[1]: {i:06}A: from=<me@example.com>\n");
    let mut text: String = (0..30_000).map(line).collect();
    text += "Nov 24 10:00:09 mx postfix/smtp[1]: 029999A: to=<joe@example.org>, dsn=5.1.1, status=bounced (550 5.1.1 User unknown)\n";
    let report = read(&text, Filter { to: Some("joe@example.org".into()), ..Filter::default() });
    assert_eq!(lines(&report), [30_001]);
}

#[test]
fn words_of_their_own() {
    assert!(of_id("x 1xVqv3-0007cx-1U y", "1xVqv3-0007cx-1U") && of_id("4AB12C3: to=", "4AB12C3"));
    assert!(!of_id("x 1xVqv3-0007cx-1UA", "1xVqv3-0007cx-1U") && !of_id("A4AB12C3", "4AB12C3"));
    assert!(
        of_address("to=joe@example.org.", "joe@example.org")
            && of_address("<JOE@example.org>", "joe@example.org")
    );
    for line in ["anjoe@example.org", "x.joe@example.org", "joe@example.organic", "joe@example.org-x.de"] {
        assert!(!of_address(line, "joe@example.org"), "{line}");
    }
}
