use super::*;
use crate::lab::scenario::Mode;
use smtpdiag_core::explain;
use std::collections::BTreeSet;

#[test]
fn every_file_is_a_scenario() {
    let all = all().unwrap_or_else(|e| panic!("{e}"));
    assert!(all.len() >= 70, "{} scenarios", all.len());
    let names: BTreeSet<&str> = all.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names.len(), all.len(), "a name stands twice");
}

#[test]
fn every_cause_is_one_and_every_sentence_ends() {
    for scenario in all().unwrap() {
        let Scenario { name, shows, cause, .. } = scenario;
        assert!(cause.is_none_or(|id| explain(&id).topic.is_some()), "{name}: no such cause");
        assert!(shows.ends_with('.') && shows.len() < 120, "{name}: {shows}");
    }
}

#[test]
fn bytes_are_hexadecimal_and_a_server_without_tls_offers_none() {
    for scenario in all().unwrap() {
        for step in &scenario.steps {
            let bytes = step.bytes.as_deref().map(crate::lab::steps::hexadecimal);
            assert_ne!(bytes, Some(None), "{}", scenario.name);
        }
        let offered = scenario.offers.iter().flatten().any(|line| line == "STARTTLS");
        assert!(!(offered && scenario.tls.mode == Mode::None), "{}", scenario.name);
    }
}

#[test]
fn a_wrong_name_gets_near_ones() {
    let told = find("expired").unwrap_err().to_string();
    assert!(told.contains("cert-expired"), "{told}");
}
