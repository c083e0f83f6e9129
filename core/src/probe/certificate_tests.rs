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

/// Whether a certificate of `life` days with `left` days to go is told of, and as what.
fn told(limits: CertDays, life: i64, left: i64) -> Option<(bool, bool)> {
    let mut facts = facts();
    let now = 1_795_248_000 - left * DAY;
    facts.chain[0].not_before = 1_795_248_000 - life * DAY;
    facts.dates = Check::Pass;
    ending(&facts, limits, now).map(|ending| (ending.critical, ending.fault))
}

#[test]
fn the_end_is_near() {
    let usual = |life, left| told(CertDays::Usual, life, left);
    assert_eq!(
        [usual(90, 20), usual(90, 19), usual(90, 7), usual(90, 6)],
        [None, Some((false, false)), Some((false, false)), Some((true, false)),]
    );
    // Made for six days: every day is near the end.
    assert_eq!([usual(6, 5), usual(6, 2), usual(6, 1)], [None, None, Some((false, false))]);
    let given = |left| told(CertDays::Given(30, 10), 6, left);
    assert_eq!([given(30), given(29), given(9)], [None, Some((false, false)), Some((true, true))]);
    assert_eq!(usual(90, -1), None);
}

#[test]
fn the_end_in_words() {
    let facts = TlsFacts { dates: Check::Pass, ..facts() };
    let words = |now| ending(&facts, CertDays::Usual, now).map(|e| e.words);
    let day = Some("in 1 day, on 2026-11-21 08:00 UTC".to_owned());
    assert_eq!(words(1_795_248_000 - DAY - 60), day);
    assert_eq!(words(1_795_248_000 - 7_200), Some("in 2 hours, on 2026-11-21 08:00 UTC".to_owned()));
}
