use super::super::changes::tests::report;
use super::Watcher;
use crate::report::{Report, Verdict};

fn healthy(ends: &str) -> Report {
    report("192.0.2.1", "mx1.example.com ESMTP", &["SIZE 100", "STARTTLS"], ends)
}

fn down() -> Report {
    Report { verdict: Verdict::Fault, ..Report::unknown("192.0.2.1 does not answer.") }
}

fn words(watcher: &mut Watcher, report: &Report) -> Vec<String> {
    watcher.take(report).into_iter().map(|change| change.words).collect()
}

#[test]
fn only_news_is_told() {
    let mut watcher = Watcher::default();
    let one = healthy("2026-12-01T00:00:00Z");
    assert_eq!(words(&mut watcher, &one), ["healthy: It answers."]);
    assert!(words(&mut watcher, &one).is_empty());
    assert_eq!(
        words(&mut watcher, &down()),
        ["fault: 192.0.2.1 does not answer."],
        "one line, not one a thing"
    );
    assert!(words(&mut watcher, &down()).is_empty());
    assert_eq!(words(&mut watcher, &one), ["healthy: It answers."], "it is back as it was");
}

#[test]
fn what_changed_while_it_was_down_is_told_when_it_is_back() {
    let mut watcher = Watcher::default();
    words(&mut watcher, &healthy("2026-12-01T00:00:00Z"));
    words(&mut watcher, &down());
    let back = words(&mut watcher, &healthy("2027-03-01T00:00:00Z"));
    assert_eq!(back.len(), 2, "{back:?}");
    assert!(back[1].starts_with("certificate: CN=mail.example.com, 2026-09-01T00:00:00Z to 2027-03-01"));
}

#[test]
fn one_change_without_a_change_of_the_verdict() {
    let mut watcher = Watcher::default();
    words(&mut watcher, &healthy("2026-12-01T00:00:00Z"));
    let mut moved = healthy("2026-12-01T00:00:00Z");
    moved.attempts[0].address = "192.0.2.7".into();
    assert_eq!(words(&mut watcher, &moved), ["addresses: gone: 192.0.2.1; new: 192.0.2.7"]);
    moved.attempts[0].state = crate::report::AttemptState::TimedOut;
    moved.attempts[0].reason = "Connection timed out".into();
    assert!(words(&mut watcher, &moved).is_empty(), "the verdict tells that");
}

#[test]
fn another_cause_is_news_where_the_verdict_stays() {
    let mut watcher = Watcher::default();
    words(&mut watcher, &down());
    let mut other = down();
    other.findings.push(crate::explain("net.timeout").findings.remove(0));
    other.summary = "It times out.".into();
    let news = watcher.take(&other);
    assert_eq!((news.len(), news[0].words.as_str()), (1, "fault: It times out."));
    assert_eq!((news[0].before.as_deref(), news[0].after.as_deref()), (Some("fault"), Some("fault")));
}
