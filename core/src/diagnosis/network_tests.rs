use crate::diagnose;
use crate::probe::Outcome;
use crate::report::Attempt;
use crate::report::AttemptState::TimedOut;
use crate::session::{Event, EventKind, Place, Side, Trail};
use crate::smtp::Step;

fn outcome(port: u16) -> Outcome {
    let event = Event {
        place: Place::default(),
        at: None,
        side: Side::Local,
        step: Some(Step::Connect),
        kind: EventKind::Failure,
        text: "connect: Connection timed out".into(),
        key: None,
        trail: Trail::default(),
    };
    let attempt = Attempt {
        address: "192.0.2.1".into(),
        port,
        tls_mode: "starttls".into(),
        state: TimedOut,
        reason: "Connection timed out".into(),
        phases: Vec::new(),
        comparison: false,
    };
    Outcome {
        events: vec![event],
        attempts: vec![attempt],
        networks: vec!["hetzner-cloud"],
        complete: true,
        ..Outcome::default()
    }
}

#[test]
fn the_block_of_the_network_is_named_and_how_it_is_lifted() {
    let report = diagnose(&outcome(25));
    let finding = &report.findings[0];
    assert_eq!((finding.cause.as_str(), finding.confidence), ("net.timeout", 0.95));
    assert_eq!(finding.fixes[0].name, "Hetzner Cloud");
    assert!(finding.fixes[0].steps.iter().any(|step| step.starts_with("What to write: ")));
    assert!(report.notes.iter().any(|note| note.starts_with("This machine stands at Hetzner Cloud")));
}

#[test]
fn a_port_that_it_leaves_open_is_another_matter() {
    let report = diagnose(&outcome(587));
    assert!(report.findings[0].confidence < 0.95);
    assert!(report.findings[0].fixes.iter().all(|fix| fix.name != "Hetzner Cloud"));
}
