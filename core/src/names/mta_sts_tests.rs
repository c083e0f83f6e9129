use super::super::Answer;
use super::*;

const GOOD: &str =
    "version: STSv1\r\nmode: enforce\r\nmx: mail.d.test\r\nmx: *.mx.test\r\nmax_age: 604800\r\n";

fn txt(list: &[&str]) -> Asked {
    Ok(Answer { records: list.iter().map(|t| Record::Txt((*t).into())).collect(), ..Answer::default() })
}

fn told(policy: &str, hosts: &[&str]) -> (DnsState, String) {
    let hosts: Vec<String> = hosts.iter().map(|h| (*h).to_owned()).collect();
    let fact = mta_sts_fact("d.test", &txt(&["v=STSv1; id=20261201"]), Some(&Ok(policy.into())), &hosts);
    (fact.state, fact.rule.unwrap_or(fact.text))
}

#[test]
fn a_policy_that_names_the_servers() {
    let (state, text) = told(GOOD, &["mail.d.test", "a.mx.test", "MAIL.d.test"]);
    assert_eq!((state, text.contains("mode enforce")), (DnsState::Good, true), "{text}");
}

#[test]
fn a_server_that_is_not_named_gets_no_mail() {
    // The star is one label.
    for host in ["other.d.test", "a.b.mx.test", "mx.test"] {
        assert_eq!(told(GOOD, &[host]), (DnsState::Fault, "mta-sts-mx".into()), "{host}");
    }
    let testing = GOOD.replace("enforce", "testing");
    assert_eq!(told(&testing, &["other.d.test"]), (DnsState::Warning, "mta-sts-mx".into()));
}

#[test]
fn policies_that_senders_ignore() {
    assert!(is_enforced(GOOD) && !is_enforced(&GOOD.replace("enforce", "testing")));
    for (from, to) in
        [("STSv1", "STSv2"), ("mode: enforce", "mode: on"), ("max_age: 604800", ""), ("mx: ", "my: ")]
    {
        assert_eq!(told(&GOOD.replace(from, to), &[]), (DnsState::Warning, "mta-sts-policy".into()), "{to}");
    }
    assert_eq!(told(&GOOD.replace("604800", "99999999999999999999"), &[]).1, "mta-sts-policy");
    assert_eq!(told(&GOOD.replace("604800", "60"), &["mail.d.test"]).1, "mta-sts-max-age");
    assert_eq!(told(&GOOD.replace("enforce", "none"), &["x.test"]).0, DnsState::Info);
}

#[test]
fn records() {
    let of = |asked: &Asked, policy| {
        let fact = mta_sts_fact("d.test", asked, policy, &[]);
        (fact.state, fact.rule.unwrap_or_default())
    };
    assert_eq!(of(&Err(LookFault::NotFound), None).0, DnsState::Info);
    assert_eq!(of(&txt(&["other"]), None).0, DnsState::Info);
    assert_eq!(of(&txt(&["v=STSv1; id=1", "v=STSv1; id=2"]), None).1, "mta-sts-records");
    assert_eq!(of(&txt(&["v=STSv1;"]), None).1, "mta-sts-record");
    let unreachable = Err("the host has no address".to_owned());
    assert_eq!(of(&txt(&["v=STSv1; id=1;"]), Some(&unreachable)).1, "mta-sts-fetch");
    assert!(wants_policy(&txt(&["v=STSv1; id=1;"])) && !wants_policy(&Err(LookFault::Empty)));
}
