use super::super::Answer;
use super::*;

fn mx(list: &[(u16, &str)]) -> Asked {
    let records =
        list.iter().map(|(preference, host)| Record::Mx { preference: *preference, host: (*host).into() });
    Ok(Answer { records: records.collect(), ..Answer::default() })
}

fn at(host: &str, addresses: Asked) -> MxHost {
    MxHost { preference: 10, host: host.into(), addresses }
}

fn address(text: &str) -> Asked {
    Ok(Answer { records: vec![Record::Address(text.parse().expect("an address"))], ..Answer::default() })
}

fn rule(facts: &[DnsFact]) -> (DnsState, Option<&str>) {
    (facts[0].state, facts[0].rule.as_deref())
}

#[test]
fn hosts_come_by_preference() {
    let MailHosts::Hosts(hosts) = mail_hosts(&mx(&[(20, "b.test"), (10, "c.test"), (10, "c.test")])) else {
        panic!("hosts");
    };
    assert_eq!(hosts, [(10, "c.test".to_owned()), (20, "b.test".to_owned())]);
}

#[test]
fn a_good_server() {
    let hosts = [at("a.test", address("192.0.2.1"))];
    let facts = mx_facts("d.test", &mx(&[(10, "a.test")]), &hosts, Purpose::Deliver);
    assert_eq!(rule(&facts), (DnsState::Good, None));
    assert_eq!(facts[0].text, "10 a.test = 192.0.2.1");
    assert_eq!(facts[0].records, ["d.test. MX 10 a.test."]);
}

#[test]
fn no_mail_server_for_each_reason() {
    let none =
        |fault| mx_facts("d.test", &Err(fault), &[at("d.test", Err(LookFault::Empty))], Purpose::Deliver);
    assert_eq!(rule(&none(LookFault::NotFound)), (DnsState::Fault, Some("domain-missing")));
    assert_eq!(rule(&none(LookFault::Empty)), (DnsState::Fault, Some("no-address")));
    assert_eq!(rule(&none(LookFault::Timeout)), (DnsState::Fault, Some("no-answer")));
    let failed = none(LookFault::Failed("SERVFAIL".into()));
    assert_eq!(rule(&failed), (DnsState::Fault, Some("resolver-failed")));
    assert_eq!(failed[0].cause.as_deref(), Some("dns.failure"));
    assert!(failed[0].text.contains("SERVFAIL"));
}

#[test]
fn the_address_of_the_domain_takes_mail_as_well() {
    let own = [at("d.test", address("192.0.2.1"))];
    let facts = mx_facts("d.test", &Err(LookFault::Empty), &own, Purpose::Deliver);
    assert_eq!(rule(&facts), (DnsState::Warning, Some("no-mx")));
}

#[test]
fn null_mx_is_a_fault_for_those_who_deliver_alone() {
    let null = mx(&[(0, ".")]);
    assert_eq!(rule(&mx_facts("d.test", &null, &[], Purpose::Deliver)), (DnsState::Fault, Some("null-mx")));
    assert_eq!(rule(&mx_facts("d.test", &null, &[], Purpose::Own)), (DnsState::Info, None));
    let both = mx(&[(0, "."), (10, "a.test")]);
    let facts = mx_facts("d.test", &both, &[at("a.test", address("192.0.2.1"))], Purpose::Own);
    assert_eq!(facts[1].rule.as_deref(), Some("null-mx-beside"));
}

#[test]
fn a_server_that_leads_nowhere_counts_as_much_as_the_others_help() {
    let dead = at("dead.test", Err(LookFault::NotFound));
    let asked = mx(&[(10, "dead.test"), (10, "a.test")]);
    let alone = mx_facts("d.test", &asked, std::slice::from_ref(&dead), Purpose::Deliver);
    assert_eq!(rule(&alone), (DnsState::Fault, Some("mx-nowhere")));
    let two = mx_facts("d.test", &asked, &[dead, at("a.test", address("192.0.2.1"))], Purpose::Deliver);
    assert_eq!(rule(&two), (DnsState::Warning, Some("mx-nowhere")));
}

#[test]
fn aliases_and_addresses_are_no_hosts() {
    let mut alias = address("192.0.2.1").expect("an answer");
    alias.alias = Some("real.test".into());
    let asked = mx(&[(10, "a.test")]);
    let facts = mx_facts("d.test", &asked, &[at("a.test", Ok(alias))], Purpose::Deliver);
    assert_eq!(rule(&facts), (DnsState::Warning, Some("mx-is-alias")));
    assert_eq!(facts[0].publish.as_deref(), Some("d.test. MX 10 real.test."));
    let facts = mx_facts("d.test", &asked, &[at("192.0.2.1", Err(LookFault::NotFound))], Purpose::Deliver);
    assert_eq!(rule(&facts), (DnsState::Fault, Some("mx-is-address")));
}
