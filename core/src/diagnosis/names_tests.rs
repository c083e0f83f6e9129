use super::*;
use crate::report::DnsTopic;

fn fact(state: DnsState, rule: &str) -> DnsFact {
    DnsFact::new(DnsTopic::Mx, "d.test", state, format!("words of {rule}"))
        .blaming("dns.no-mx", rule)
        .publishing(format!("d.test. MX 10 {rule}."))
}

#[test]
fn the_worst_fact_of_a_cause_speaks_for_it() {
    let found = findings(&[fact(DnsState::Warning, "mild"), fact(DnsState::Fault, "bad")], Language::English);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].rule.as_str(), found[0].severity), ("dns.no-mx/bad", Severity::Error));
    assert_eq!((found[0].count, found[0].evidence.len()), (2, 2));
    assert_eq!(found[0].summary, "words of bad");
    let steps = found[0].fixes[0].steps.join(" ");
    assert!(steps.contains("10 bad.") && steps.contains("10 mild."), "{steps}");
}

#[test]
fn what_is_good_or_unknown_is_no_finding() {
    assert_eq!(findings(&[fact(DnsState::Good, "a"), fact(DnsState::Unknown, "b")], Language::English), []);
}

#[test]
fn domains_of_names_of_records() {
    assert_eq!(domain("_dmarc.example.com"), "example.com");
    assert_eq!(domain("_25._tcp.mail.example.com"), "mail.example.com");
    assert_eq!(domain("s1._domainkey.example.com"), "example.com");
    assert_eq!(domain("example.com"), "example.com");
}
