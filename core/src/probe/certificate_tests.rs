use super::*;

fn facts() -> TlsFacts {
    let leaf = Certificate {
        subject: "CN=mail.example.com,O=Example".into(),
        issuer: "CN=Some CA".into(),
        names: vec!["mail.example.com".into()],
        not_before: 1_700_000_000,
        not_after: 1_795_248_000,
        ..Certificate::default()
    };
    TlsFacts { chain: vec![leaf], ..TlsFacts::default() }
}

#[test]
fn dates() {
    assert_eq!(date(1_795_248_000), "2026-11-21 08:00 UTC");
    assert_eq!(date(0), "1970-01-01 00:00 UTC");
    assert_eq!(date(i64::MAX), "out of range");
}

#[test]
fn each_failed_check_has_its_values() {
    let mut facts = facts();
    facts.dates = Check::Fail("certificate: expired".into());
    facts.name = Check::Fail("certificate: not valid for the name".into());
    facts.trust = Check::Fail("certificate: unknown issuer".into());
    let words = failures(&facts, 1_800_000_000, "smtp.example.org");
    assert_eq!(
        words,
        [
            "certificate: unknown issuer; issuer = CN=Some CA, CN = mail.example.com",
            "certificate: expired; notAfter = 2026-11-21 08:00 UTC, CN = mail.example.com",
            "certificate: not valid for the name; asked for = smtp.example.org, names = mail.example.com",
        ]
    );
    facts.dates = Check::Fail("certificate: not yet valid".into());
    let early = failures(&facts, 1_600_000_000, "x");
    assert_eq!(
        early[1],
        "certificate: not yet valid; notBefore = 2023-11-14 22:13 UTC, CN = mail.example.com"
    );
}

#[test]
fn no_chain_no_values() {
    let facts = TlsFacts { trust: Check::Fail("certificate: unknown issuer".into()), ..TlsFacts::default() };
    assert_eq!(failures(&facts, 0, "x"), ["certificate: unknown issuer"]);
    assert_eq!(failures(&TlsFacts::default(), 0, "x"), [""; 0]);
}
