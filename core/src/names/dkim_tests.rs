use super::super::Answer;
use super::*;

fn txt(list: &[&str]) -> Asked {
    Ok(Answer { records: list.iter().map(|t| Record::Txt((*t).into())).collect(), ..Answer::default() })
}

fn key(bytes: usize) -> String {
    format!("v=DKIM1; k=rsa; p={}", STANDARD.encode(vec![7; bytes]))
}

fn told(record: &str) -> (DnsState, String) {
    let fact = dkim_fact("d.test", "s1", &txt(&[record]));
    (fact.state, fact.rule.unwrap_or(fact.text))
}

#[test]
fn sizes_of_keys() {
    // Lengths of keys that OpenSSL made.
    for (bytes, bits) in [(94, 512), (162, 1024), (294, 2048), (422, 3072), (550, 4096)] {
        assert_eq!(rsa_bits(bytes), bits);
    }
    assert_eq!(told(&key(294)), (DnsState::Good, "s1: RSA 2048".into()));
    assert_eq!(told(&key(162)), (DnsState::Warning, "key-short".into()));
    assert_eq!(told(&key(94)), (DnsState::Fault, "key-short".into()));
    assert_eq!(told(&key(294).replace("k=rsa; ", "t=y;")).0, DnsState::Good);
}

#[test]
fn other_keys() {
    let ed = format!("v=DKIM1;k=ed25519;p={}", STANDARD.encode([7; 32]));
    assert_eq!(told(&ed), (DnsState::Good, "s1: Ed25519".into()));
    assert_eq!(told("v=DKIM1; p="), (DnsState::Info, "s1: withdrawn (p= is empty)".into()));
    for broken in
        ["v=DKIM1; k=rsa", "v=DKIM2; p=AAAA", "v=DKIM1; p=\"AAAA", "v=DKIM1; words", "k=dsa; p=AAAA"]
    {
        assert_eq!(told(broken), (DnsState::Fault, "key-syntax".into()), "{broken}");
    }
}

#[test]
fn a_selector_that_was_given_must_exist() {
    let none = [("s1".to_owned(), Err(LookFault::NotFound))];
    assert_eq!(dkim_facts("d.test", true, &none)[0].rule.as_deref(), Some("no-key"));
    assert_eq!(dkim_facts("d.test", false, &none)[0].state, DnsState::Info);
    let failed = [("s1".to_owned(), Err(LookFault::Timeout))];
    assert_eq!(dkim_facts("d.test", false, &failed)[0].state, DnsState::Unknown);
    let two = dkim_fact("d.test", "s1", &txt(&[&key(294), &key(294)]));
    assert_eq!(two.rule.as_deref(), Some("several-keys"));
}

#[test]
fn of_common_selectors_those_with_a_key_are_told() {
    // A wildcard record answers for every name.
    let answers = [("a".to_owned(), txt(&["v=spf1 -all"])), ("b".to_owned(), txt(&[&key(294)]))];
    let facts = dkim_facts("d.test", false, &answers);
    assert_eq!((facts.len(), facts[0].name.as_str()), (1, "b._domainkey.d.test"));
    assert!(common_selectors().any(|s| s == "selector1") && common_selectors().count() > 40);
}
