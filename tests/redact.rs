//! A text made fit for a forum gets the same diagnosis: all examples of all
//! causes, as they are and with names that are nobody's examples.
#![allow(clippy::panic, reason = "tests may panic")]

#[allow(dead_code, reason = "the examples are shared with `causes.rs`")]
mod causes {
    pub mod examples;
}

use causes::examples::{Example, all};
use smtpdiag_core::{Options, analyze, redact};

/// Examples whose words are themselves names, with the reason.
const EXCEPTIONS: &[(&str, &str)] = &[];

/// Names of examples, and names in their place that must not survive.
const PLANTED: [(&str, &str); 7] = [
    ("example.com", "matterhorn-mail.ch"),
    ("example.org", "zugspitze.de"),
    ("example.net", "eiger.co.uk"),
    ("192.0.2.", "8.20.30."),
    ("198.51.100.", "8.20.31."),
    ("203.0.113.", "8.20.32."),
    ("2001:db8:", "2a01:4f8:"),
];

fn causes(text: &str) -> Vec<String> {
    let report = analyze(text.as_bytes(), &Options::default());
    let mut causes: Vec<String> = report.findings.into_iter().map(|f| f.cause).collect();
    let first = causes.first().cloned();
    causes.sort();
    first.into_iter().chain(causes).collect()
}

fn different(examples: &[Example], change: impl Fn(&str) -> String) -> Vec<String> {
    let mut faults = Vec::new();
    for example in examples {
        if EXCEPTIONS.iter().any(|(place, _)| example.place.ends_with(place)) {
            continue;
        }
        let text = change(&example.text);
        let made = redact(text.as_bytes());
        let (before, after) = (causes(&text), causes(&made));
        if before != after {
            faults.push(format!("{}: {before:?} became {after:?}\n{text}--- \n{made}", example.place));
        }
    }
    faults
}

#[test]
fn the_diagnosis_stays() {
    let faults = different(&all(), str::to_owned);
    assert!(faults.is_empty(), "{} differ:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_diagnosis_stays_where_the_names_are_real() {
    let planted =
        |text: &str| PLANTED.iter().fold(text.to_owned(), |text, (old, new)| text.replace(old, new));
    let examples = all();
    let faults = different(&examples, planted);
    assert!(faults.is_empty(), "{} differ:\n{}", faults.len(), faults.join("\n"));
    for example in &examples {
        let made = redact(planted(&example.text).as_bytes());
        for (_, name) in PLANTED {
            assert!(!made.contains(name.trim_end_matches('.')), "{name}: {}\n{made}", example.place);
        }
    }
}
