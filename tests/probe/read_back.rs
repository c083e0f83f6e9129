//! What `--dialogue` prints, the dialogue and the answer, read back by the same brain as a
//! pasted log, must name the cause that the probe named.

use smtpdiag_core::probe::Outcome;
use smtpdiag_core::render::{Document, Line, TextOptions, ladder, text};
use smtpdiag_core::report::{Report, Severity};
use smtpdiag_core::{Options, analyze, diagnose};

/// Scripts where it cannot, and why.
const EXCEPTIONS: [(&str, &str); 6] = [
    ("cancel", "the probe knows that its user stopped it; a reader sees a server that was silent to the end"),
    (
        "not-smtp-closed-with-a-second-address",
        "the second address is only looked at; a reader sees it fall silent",
    ),
    ("envelope-rset-refused", "the probe knows that RSET was its own tidying; a reader cannot"),
    ("one-of-three-addresses-dead", DEAD_ADDRESS),
    ("only-ipv4-broken", DEAD_ADDRESS),
    ("other-addresses-are-only-looked-at", DEAD_ADDRESS),
];

const DEAD_ADDRESS: &str =
    "that some addresses are dead while others answer is told by the attempts, no fault of the dialogue";

/// What differs, in words. An exception that holds none the less is a fault too.
pub fn differs(name: &str, outcome: &Outcome) -> Option<String> {
    let report = diagnose(outcome);
    let mut lines = ladder(&outcome.transcript, &outcome.times);
    // The answer behind it speaks of many faults, and must not be taken for them.
    lines.push(Line::default());
    lines.extend(text(&Document::new(&report), &TextOptions::default()));
    let text: String = lines.iter().map(|line| line.plain() + "\n").collect();
    let read = analyze(text.as_bytes(), &Options::default());
    let same = first(&report) == first(&read) || fault(&report).is_none() && fault(&read).is_none();
    let (live, read) = (first(&report), first(&read));
    let excepted = EXCEPTIONS.iter().any(|(script, _)| *script == name);
    match (same, excepted) {
        (false, false) => Some(format!("live it is {live:?}, read back {read:?}, of this dialogue:\n{text}")),
        (true, true) => Some("an exception of reading back that is none".into()),
        _ => None,
    }
}

/// The first cause that is more than good to know: a login that another one
/// followed is told by a reader, and not by the probe.
fn fault(report: &Report) -> Option<&str> {
    let mut faults = report.findings.iter().filter(|finding| finding.severity != Severity::Info);
    faults.next().map(|finding| finding.cause.as_str())
}

fn first(report: &Report) -> Option<&str> {
    report.findings.first().map(|finding| finding.cause.as_str())
}
