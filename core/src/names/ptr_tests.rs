use super::super::Answer;
use super::*;

fn of(records: Vec<Record>) -> Asked {
    Ok(Answer { records, ..Answer::default() })
}

#[test]
fn names_of_addresses() {
    assert_eq!(reverse_name(IpAddr::from([192, 0, 2, 1])), "1.2.0.192.in-addr.arpa");
    let v6 = reverse_name("2001:db8::1".parse().expect("an address"));
    assert!(v6.starts_with("1.0.0.0.") && v6.ends_with("8.b.d.0.1.0.0.2.ip6.arpa"), "{v6}");
}

#[test]
fn a_name_leads_back_or_does_not() {
    let address = IpAddr::from([192, 0, 2, 1]);
    let asked = of(vec![Record::Ptr("mail.test".into())]);
    let forward = |ip: [u8; 4]| vec![("mail.test".to_owned(), of(vec![Record::Address(ip.into())]))];
    assert_eq!(ptr_fact(address, &asked, &forward([192, 0, 2, 1])).state, DnsState::Good);
    assert_eq!(ptr_fact(address, &asked, &forward([192, 0, 2, 9])).state, DnsState::Info);
    assert_eq!(ptr_fact(address, &Err(LookFault::NotFound), &[]).text, "192.0.2.1 has no name in DNS");
    assert_eq!(ptr_fact(address, &Err(LookFault::Timeout), &[]).state, DnsState::Unknown);
}
