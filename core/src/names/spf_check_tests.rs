use super::*;

/// Checks d.test in a world of these records.
fn check(world: &[(&str, &str)]) -> DnsFact {
    let mut check = SpfCheck::new("d.test");
    while let Some(question) = check.next_question() {
        let (name, txt) = match &question {
            SpfQuestion::Txt(name) => (name, true),
            SpfQuestion::Addresses(name) | SpfQuestion::Mx(name) => (name, false),
        };
        let of = world.iter().filter(|(known, data)| known == name && (*data == "A") != txt);
        let record = |data: &str| match data {
            "A" => Record::Address([192, 0, 2, 1].into()),
            text => Record::Txt(text.into()),
        };
        let records: Vec<Record> = of.map(|(_, data)| record(data)).collect();
        let failed = world.contains(&(name.as_str(), "SERVFAIL"));
        check.answer(&match (failed, records.is_empty()) {
            (true, _) => Err(LookFault::Failed("SERVFAIL".into())),
            (_, true) => Err(LookFault::NotFound),
            (_, false) => Ok(Answer { records, ..Answer::default() }),
        });
    }
    check.finish()
}

fn told(world: &[(&str, &str)]) -> (DnsState, String) {
    let fact = check(world);
    (fact.state, fact.rule.unwrap_or(fact.text))
}

#[test]
fn good_records() {
    assert_eq!(told(&[("d.test", "v=spf1 -all")]), (DnsState::Good, "-all, 0 of 10 look-ups".into()));
    let world =
        [("d.test", "v=spf1 a include:p.test ~all"), ("d.test", "A"), ("p.test", "v=spf1 mx:d.test -all")];
    assert_eq!(told(&world), (DnsState::Good, "~all, 3 of 10 look-ups".into()));
    let redirected = [("d.test", "v=spf1 redirect=p.test"), ("p.test", "v=spf1 -all")];
    assert_eq!(told(&redirected).0, DnsState::Good);
}

#[test]
fn records_that_receivers_take_for_an_error() {
    let fault = |world: &[(&str, &str)], rule: &str| assert_eq!(told(world), (DnsState::Fault, rule.into()));
    fault(&[("d.test", "v=spf1 -all"), ("d.test", "v=spf1 ~all")], "several-records");
    fault(&[("d.test", "v=spf1 ip:192.0.2.1 -all")], "syntax");
    fault(&[("d.test", "v=spf1 include:gone.test -all")], "include-nowhere");
    fault(&[("d.test", "v=spf1 include:p.test ~all"), ("p.test", "v=spf1 include:d.test ~all")], "circle");
    fault(&[("d.test", "v=spf1 a:x.test a:y.test mx:z.test -all")], "void-look-ups");
    fault(&[("d.test", "v=spf1 +all")], "pass-all");
}

#[test]
fn look_ups_are_counted_through_includes() {
    let more = "v=spf1 exists:%{i}.a.test exists:%{i}.b.test exists:%{i}.c.test exists:%{i}.d.test ~all";
    let two = [("d.test", "v=spf1 include:p.test include:q.test ~all"), ("p.test", more), ("q.test", more)];
    assert_eq!(told(&two), (DnsState::Good, "~all, 10 of 10 look-ups".into()));
    let eleven = [
        ("d.test", "v=spf1 mx include:p.test include:q.test ~all"),
        ("d.test", "A"),
        ("p.test", more),
        ("q.test", more),
    ];
    let fact = check(&eleven);
    assert_eq!(fact.rule.as_deref(), Some("look-ups"));
    assert!(fact.text.contains("needs 11 look-ups"), "{}", fact.text);
}

#[test]
fn what_stands_behind_all_does_not_count() {
    assert_eq!(told(&[("d.test", "v=spf1 -all include:gone.test")]).0, DnsState::Good);
}

#[test]
fn weak_records_are_warnings() {
    let warning =
        |world: &[(&str, &str)], rule: &str| assert_eq!(told(world), (DnsState::Warning, rule.into()));
    warning(&[], "none");
    warning(&[("d.test", "google-site-verification=x")], "none");
    warning(&[("d.test", "v=spf1 mx ?all"), ("d.test", "A")], "neutral");
    warning(&[("d.test", "v=spf1 ptr -all")], "ptr");
    assert!(check(&[]).publish.is_some());
}

#[test]
fn no_answer_is_no_verdict() {
    assert_eq!(check(&[("d.test", "SERVFAIL")]).state, DnsState::Unknown);
    let inner = [("d.test", "v=spf1 include:p.test -all"), ("p.test", "SERVFAIL")];
    assert_eq!(told(&inner), (DnsState::Warning, "no-answer".into()));
}

#[test]
fn a_record_that_leads_anywhere_ends() {
    let mut check = SpfCheck::new("d.test");
    let mut asked = 0;
    while check.next_question().is_some() {
        asked += 1;
        let many: Vec<String> = (0..50).map(|i| format!("include:a{asked}-{i}.test")).collect();
        let text = format!("v=spf1 {} ~all", many.join(" "));
        check.answer(&Ok(Answer { records: vec![Record::Txt(text)], ..Answer::default() }));
    }
    assert_eq!((asked, check.finish().rule.as_deref()), (40, Some("look-ups")));
}

#[test]
fn a_resolver_that_fails_is_not_asked_on_and_on() {
    let mut check = SpfCheck::new("d.test");
    let text = "v=spf1 a:a.test a:b.test a:c.test a:d.test -all".to_owned();
    assert!(check.next_question().is_some());
    check.answer(&Ok(Answer { records: vec![Record::Txt(text)], ..Answer::default() }));
    let mut asked = 0;
    while check.next_question().is_some() {
        asked += 1;
        check.answer(&Err(LookFault::Timeout));
    }
    assert_eq!((asked, check.finish().state), (2, DnsState::Unknown));
}
