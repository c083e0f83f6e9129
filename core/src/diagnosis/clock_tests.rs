use super::*;
use crate::diagnosis::diagnose;
use crate::probe::{Input, Machine, Output, Plan};
use crate::session::Certificate;
use std::time::Duration;

/// 2026-11-24 13:48:41 UTC, in the greeting.
const SERVER: i64 = 1_795_528_121;
const YEAR: i64 = 365 * 86_400;

/// A probe at this time of our clock, of a server whose certificate is valid
/// for a month around its own date.
fn probe(ours: i64, greeting: &str) -> Report {
    let mut plan = Plan::new("mx.test", 465);
    plan.address = Some([192, 0, 2, 1].into());
    plan.unix_time = ours;
    let mut machine = Machine::new(plan);
    let (from, to) = (SERVER - 15 * 86_400, SERVER + 15 * 86_400);
    let dates = match (ours < from, ours > to) {
        (true, _) => Check::Fail("certificate: not yet valid".into()),
        (_, true) => Check::Fail("certificate: expired".into()),
        _ => Check::Pass,
    };
    let leaf = Certificate { not_before: from, not_after: to, ..Certificate::default() };
    let facts = TlsFacts {
        dates,
        trust: Check::Pass,
        name: Check::Pass,
        at: Some(ours),
        chain: vec![leaf],
        ..TlsFacts::default()
    };
    let greeting = format!("220 {greeting}\r\n");
    let mut replies = ["250 mx.test\r\n", "221 bye\r\n"].iter();
    let mut now = Duration::ZERO;
    loop {
        match machine.poll() {
            Output::Connect(peer) => machine.handle(now, Input::Connected { local: peer, peer }),
            Output::StartTls { .. } => {
                machine.handle(now, Input::TlsUp(Box::new(facts.clone())));
                machine.handle(now, Input::Received(greeting.clone().into_bytes()));
            }
            Output::Send { .. } => {
                let reply = replies.next().expect("a reply").as_bytes().to_vec();
                machine.handle(now, Input::Received(reply));
            }
            Output::Done => return diagnose(&machine.into_outcome()),
            _ => now += Duration::from_millis(1),
        }
    }
}

const DATED: &str = "mx.test ESMTP Sendmail; Tue, 24 Nov 2026 13:48:41 +0000";

#[test]
fn our_clock_is_wrong_where_the_certificate_is_of_the_future() {
    let report = probe(SERVER - 6 * YEAR, DATED);
    let first = &report.findings[0];
    assert_eq!((first.cause.as_str(), first.who), (CAUSE, Who::You));
    assert_eq!(first.fixes[0].platform, "clock");
    let note = &report.notes[0];
    assert!(note.contains("6 years behind") && note.contains("the clock of this machine is wrong"), "{note}");
}

#[test]
fn our_clock_may_be_wrong_where_the_certificate_fits_the_servers_date() {
    let report = probe(SERVER + 40 * 86_400, DATED);
    let first = &report.findings[0];
    assert_eq!((first.cause.as_str(), first.who), (CAUSE, Who::Provider));
    let note = &report.notes[0];
    assert!(note.contains("40 days ahead of") && note.contains("compare yours"), "{note}");
}

#[test]
fn a_difference_alone_is_a_note() {
    let report = probe(SERVER + 7_200, DATED);
    assert_eq!(report.findings.len(), 0, "{:?}", report.findings);
    assert!(report.notes[0].contains("2 hours ahead of the server's"), "{:?}", report.notes);
    assert!(probe(SERVER + 60, DATED).notes.is_empty());
}

#[test]
fn a_certificate_of_the_future_shows_it_without_a_date() {
    let report = probe(SERVER - 2 * YEAR, "mx.test ESMTP Postfix");
    assert!(report.notes[0].contains("clock is probably behind"), "{:?}", report.notes);
    let expired = probe(SERVER + YEAR, "mx.test ESMTP Postfix");
    assert!(expired.notes.is_empty() && expired.findings[0].fixes[0].platform != "clock");
}

#[test]
fn a_server_whose_own_date_is_wrong_as_well_excuses_nothing() {
    let odd = "mx.test ESMTP Sendmail; Tue, 24 Nov 2015 13:48:41 +0000";
    let report = probe(SERVER + YEAR, odd);
    assert!(report.findings[0].fixes[0].platform != "clock");
    assert!(report.notes[0].contains("One of the two is wrong"), "{:?}", report.notes);
}

#[test]
fn lengths_of_time() {
    assert_eq!(
        [span(301), span(7_300), span(86_400), span(800 * 86_400)],
        ["5 minutes", "2 hours", "24 hours", "2 years"]
    );
}
