//! The dialogue that `--dialogue` prints, read back by the same brain as a
//! pasted log, must name the cause that the probe named.

use smtpdiag_core::probe::Outcome;
use smtpdiag_core::render::{Line, ladder};
use smtpdiag_core::report::Report;
use smtpdiag_core::{Options, analyze, diagnose};

/// Scripts where it cannot, and why.
const EXCEPTIONS: [(&str, &str); 5] = [
    ("envelope-rset-refused", "the probe knows that RSET was its own tidying; a reader cannot"),
    ("one-family-broken", DEAD_ADDRESS),
    ("one-of-three-addresses-dead", DEAD_ADDRESS),
    ("only-ipv4-broken", DEAD_ADDRESS),
    ("other-addresses-are-only-looked-at", DEAD_ADDRESS),
];

const DEAD_ADDRESS: &str =
    "that some addresses are dead while others answer is told by the attempts, no fault of the dialogue";

/// What differs, in words. An exception that holds none the less is a fault too.
pub fn differs(name: &str, outcome: &Outcome) -> Option<String> {
    let lines = ladder(&outcome.transcript, &outcome.times);
    let text: String = lines.iter().map(|line: &Line| line.plain() + "\n").collect();
    let (live, read) = (diagnose(outcome), analyze(text.as_bytes(), &Options::default()));
    let (live, read) = (first(&live), first(&read));
    let excepted = EXCEPTIONS.iter().any(|(script, _)| *script == name);
    match (live == read, excepted) {
        (false, false) => Some(format!("live it is {live:?}, read back {read:?}, of this dialogue:\n{text}")),
        (true, true) => Some("an exception of reading back that is none".into()),
        _ => None,
    }
}

fn first(report: &Report) -> Option<&str> {
    report.findings.first().map(|finding| finding.cause.as_str())
}
