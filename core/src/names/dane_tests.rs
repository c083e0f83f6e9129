use super::super::Answer;
use super::*;

fn chain() -> Vec<Certificate> {
    let one = |der: &[u8], spki: &[u8]| Certificate {
        der: der.into(),
        spki: spki.into(),
        ..Certificate::default()
    };
    vec![one(b"leaf", b"leaf key"), one(b"authority", b"authority key")]
}

fn tlsa(usage: u8, selector: u8, matching: u8, data: &[u8]) -> Record {
    Record::Tlsa { usage, selector, matching, data: data.to_vec() }
}

fn sha256(data: &[u8]) -> Vec<u8> {
    Sha256::digest(data).to_vec()
}

fn fact(records: Vec<Record>, authentic: bool, validates: Option<bool>, chain: &[Certificate]) -> DnsFact {
    let asked = Ok(Answer { records, authentic, ..Answer::default() });
    dane_fact(&Dane {
        host: "mx.test",
        port: 25,
        asked: &asked,
        validates,
        mx_signed: None,
        chain,
        wanted: false,
    })
}

fn told(records: Vec<Record>) -> (DnsState, String) {
    let fact = fact(records, true, Some(true), &chain());
    (fact.state, fact.rule.unwrap_or(fact.text))
}

#[test]
fn every_form_of_a_record_matches() {
    let sha512 = Sha512::digest(b"leaf").to_vec();
    for record in [
        tlsa(3, 1, 1, &sha256(b"leaf key")),
        tlsa(3, 0, 1, &sha256(b"leaf")),
        tlsa(3, 0, 2, &sha512),
        tlsa(3, 1, 0, b"leaf key"),
        tlsa(2, 0, 1, &sha256(b"authority")),
        tlsa(2, 1, 1, &sha256(b"authority key")),
    ] {
        assert_eq!(told(vec![record.clone()]).0, DnsState::Good, "{record:?}");
    }
    let (_, text) = told(vec![tlsa(3, 1, 1, &sha256(b"old")), tlsa(3, 1, 1, &sha256(b"leaf key"))]);
    assert!(text.contains("is the key that is served; not in use: 3 1 1 "), "{text}");
}

#[test]
fn a_record_for_another_certificate_stops_mail() {
    // Usage 3 is the own certificate, 2 one above it.
    for record in [
        tlsa(3, 1, 1, &sha256(b"old")),
        tlsa(3, 0, 1, &sha256(b"authority")),
        tlsa(2, 0, 1, &sha256(b"leaf")),
    ] {
        let fact = fact(vec![record], true, Some(true), &chain());
        assert_eq!((fact.state, fact.rule.as_deref()), (DnsState::Fault, Some("tlsa-mismatch")));
        let publish = format!("_25._tcp.mx.test. TLSA 3 1 1 {}", hex(&sha256(b"leaf key")));
        assert_eq!(fact.publish, Some(publish));
    }
}

#[test]
fn records_that_mail_does_not_use() {
    for record in [
        tlsa(1, 1, 1, &sha256(b"leaf key")),
        tlsa(9, 1, 1, &sha256(b"leaf key")),
        tlsa(3, 2, 1, &sha256(b"leaf key")),
        tlsa(3, 1, 1, b"short"),
        tlsa(3, 1, 7, b""),
    ] {
        assert_eq!(told(vec![record.clone()]), (DnsState::Warning, "tlsa-useless".into()), "{record:?}");
    }
    // An empty key would match an empty record.
    let bare = [Certificate::default()];
    assert_eq!(fact(vec![tlsa(3, 1, 0, b"")], true, None, &bare).state, DnsState::Fault);
}

#[test]
fn dnssec_decides_whether_it_counts() {
    let record = || vec![tlsa(3, 1, 1, &sha256(b"old"))];
    assert_eq!(fact(record(), false, Some(true), &chain()).rule.as_deref(), Some("tlsa-unsigned"));
    let unknown = fact(record(), false, Some(false), &chain());
    assert_eq!(unknown.state, DnsState::Unknown);
    assert!(unknown.text.contains("does not validate DNSSEC"), "{}", unknown.text);
    assert_eq!(fact(record(), true, Some(true), &[]).state, DnsState::Unknown);
}

#[test]
fn an_mx_record_that_is_not_signed_leaves_the_records_unread() {
    let records = vec![tlsa(3, 1, 1, &sha256(b"old"))];
    let asked = Ok(Answer { records, authentic: true, ..Answer::default() });
    let of = |mx_signed| {
        let validates = Some(true);
        dane_fact(&Dane {
            host: "mx.test",
            port: 25,
            asked: &asked,
            validates,
            mx_signed,
            chain: &chain(),
            wanted: false,
        })
    };
    assert_eq!(of(Some(false)).rule.as_deref(), Some("mx-unsigned"));
    assert_eq!(of(Some(true)).rule.as_deref(), Some("tlsa-mismatch"));
}

#[test]
fn no_record_is_no_fault() {
    let of = |asked: &Asked, wanted| {
        dane_fact(&Dane {
            host: "mx.test",
            port: 25,
            asked,
            validates: None,
            mx_signed: None,
            chain: &chain(),
            wanted,
        })
    };
    assert_eq!(of(&Err(LookFault::NotFound), false).publish, None);
    assert!(of(&Err(LookFault::Empty), true).publish.is_some());
    assert_eq!(of(&Err(LookFault::Failed("SERVFAIL".into())), true).state, DnsState::Warning);
    assert_eq!(of(&Err(LookFault::Timeout), true).state, DnsState::Unknown);
}
