use super::explain;
use crate::report::Report;

fn topic(report: &Report) -> (&str, &str) {
    report.topic.as_ref().map_or(("", ""), |t| (t.kind.as_str(), t.id.as_str()))
}

#[test]
fn terms_are_told_apart() {
    assert_eq!(topic(&explain("535")), ("reply-code", "535"));
    assert_eq!(topic(&explain(" 5.7.8 ")), ("enhanced-code", "5.7.8"));
    assert_eq!(topic(&explain("auth.bad-credentials")), ("cause", "auth.bad-credentials"));
    assert_eq!(topic(&explain("587")), ("port", "587"));
    assert_eq!(topic(&explain("port 465")), ("port", "465"));
    assert_eq!(topic(&explain("535 5.7.8 Error: authentication failed")), ("", ""));
}

#[test]
fn a_code_names_the_causes_behind_it() {
    let report = explain("5.7.8");
    assert_eq!(report.findings[0].cause, "auth.bad-credentials");
    assert!(report.findings.iter().all(|f| f.evidence.is_empty()));
}

#[test]
fn an_unregistered_code_still_tells_class_and_subject() {
    let report = explain("5.7.999");
    let facts = report.topic.map(|t| t.facts).unwrap_or_default();
    assert!(facts.iter().any(|(name, _)| name == "class") && facts.iter().any(|(name, _)| name == "subject"));
}

#[test]
fn a_port_that_smtp_does_not_use_is_told() {
    assert_eq!(topic(&explain("993")).0, "port");
}

#[test]
fn a_word_that_nobody_knows_is_told_what_can_be_explained() {
    let report = explain("foo");
    assert!(report.summary.contains("\"foo\"") && report.notes[0].contains("535"), "{report:?}");
}

#[test]
fn every_term_is_explained_as_what_it_is() {
    for term in super::terms() {
        let word = if term.kind == super::Kind::Port { format!("port {}", term.id) } else { term.id.clone() };
        let kind = match term.kind {
            super::Kind::Cause => "cause",
            super::Kind::ReplyCode => "reply-code",
            super::Kind::EnhancedCode => "enhanced-code",
            super::Kind::Provider => "provider",
            super::Kind::Port => "port",
        };
        assert_eq!(topic(&explain(&word)), (kind, term.id.as_str()));
    }
}

#[test]
fn a_bare_number_of_a_port_is_a_port() {
    for port in ["25", "465", "587", "2525"] {
        assert_eq!(topic(&explain(port)), ("port", port));
    }
}
