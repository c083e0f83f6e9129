use super::*;

fn wrong(record: &str) -> String {
    terms(record).expect_err(record)
}

#[test]
fn terms_of_a_usual_record() {
    let found = terms("v=spf1 a mx/24 ip4:192.0.2.0/24 ip6:2001:db8::/32 include:_spf.example.com ~all");
    let look = |look, name: Option<&str>| Term::Look(look, name.map(Into::into));
    assert_eq!(
        found,
        Ok(vec![
            look(Look::A, None),
            look(Look::Mx, None),
            Term::Network,
            Term::Network,
            look(Look::Include, Some("_spf.example.com")),
            Term::All(Qualifier::SoftFail),
        ])
    );
}

#[test]
fn odd_but_right() {
    for record in [
        "v=spf1  -all",
        "V=SPF1 A:mail.example.com//64 MX:example.com/24//64 -ALL",
        "v=spf1 exists:%{i}._spf.%{d} redirect=_spf.example.com exp=why.example.com x-new=1",
        "v=spf1",
        "v=spf1 ptr ptr:example.com ?all",
    ] {
        assert!(terms(record).is_ok(), "{record}");
        assert!(is_spf(record), "{record}");
    }
    assert!(!is_spf("v=spf10 -all") && !is_spf("spf1"));
}

#[test]
fn what_is_wrong_is_named() {
    assert_eq!(
        wrong("v=spf1 ip:192.0.2.1 -all"),
        "\"ip:192.0.2.1\" is unknown; for an IPv4 address write ip4:"
    );
    assert_eq!(wrong("v=spf1 ip4:192.0.2 -all"), "\"ip4:192.0.2\" holds no IPv4 address or network");
    assert_eq!(wrong("v=spf1 ip4:192.0.2.1/33"), "\"ip4:192.0.2.1/33\" holds no IPv4 address or network");
    assert_eq!(wrong("v=spf1 include=example.com"), "\"include=example.com\" has = where a colon must stand");
    assert_eq!(wrong("v=spf1 include: -all"), "\"include:\" lacks a domain");
    assert_eq!(wrong("v=spf1 mx a v=spf1 -all"), "\"v=spf1\" stands in the middle of the record");
    assert_eq!(wrong("v=spf1 a:example.com/99"), "\"a:example.com/99\" has a wrong length of a network");
    assert_eq!(wrong("v=spf1 mail.example.com"), "\"mail.example.com\" is unknown");
    assert_eq!(wrong("v=spf1 -all;"), "\"-all;\" is unknown");
    assert_eq!(wrong("v=spf1 é -all"), "\"é\" is unknown");
}

#[test]
fn records_are_mended() {
    let of = |records: &[&str]| mended(&records.iter().map(|r| (*r).to_owned()).collect::<Vec<_>>());
    let is = |records: &[&str], text: &str| assert_eq!(of(records).as_deref(), Some(text));
    is(&[], "v=spf1 mx ~all");
    is(&["v=spf1 ip:192.0.2.1 include=p.test -all"], "v=spf1 ip4:192.0.2.1 include:p.test -all");
    is(&["v=spf1 mx -all", "v=spf1 mx include:p.test ~all"], "v=spf1 mx include:p.test ~all");
    is(&["v=spf1 mx +all"], "v=spf1 mx ~all");
    is(&["v=spf1 mx"], "v=spf1 mx ~all");
    is(&["v=spf1 ptr a -all"], "v=spf1 a -all");
    is(&["v=spf1 redirect=p.test"], "v=spf1 redirect=p.test");
    assert_eq!(of(&["v=spf1 mail.example.com -all"]), None);
}
